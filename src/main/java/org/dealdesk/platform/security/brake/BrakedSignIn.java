package org.dealdesk.platform.security.brake;

import java.time.Duration;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The one way in for names and passwords, from the form and from HTTP Basic: no password is looked at before its time. */
@Component
class BrakedSignIn implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final Brake brake;

    BrakedSignIn(PasswordCheck passwords, Brake brake) {
        this.passwords = passwords;
        this.brake = brake;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        Brake.Try attempt = attempt(sent);
        refuseIfEarly(attempt);
        Authentication person = checked(sent, attempt);
        // Of many tries at the same time only those before the brake came on learn whether they were right.
        refuseIfEarly(attempt);
        brake.succeeded(attempt);
        return person;
    }

    private Authentication checked(Authentication sent, Brake.Try attempt) {
        try {
            Authentication person =
                    passwords.check(String.valueOf(sent.getName()), String.valueOf(sent.getCredentials()));
            refuseSessionOfProgram(sent, person);
            return person;
        } catch (BadCredentialsException wrong) {
            brake.failed(attempt);
            throw wrong;
        }
    }

    private void refuseIfEarly(Brake.Try attempt) {
        Duration wait = brake.wait(attempt);
        if (!wait.isZero()) {
            throw new TooManyTries(wait);
        }
    }

    /** A form begins a session, which programs do not have. */
    private static void refuseSessionOfProgram(Authentication sent, Authentication person) {
        boolean form = sent.getDetails() instanceof SignInDetails;
        if (form && person.getPrincipal() instanceof Caller caller && caller.isProgram()) {
            throw new BadCredentialsException("Programs have no session");
        }
    }

    private static Brake.Try attempt(Authentication sent) {
        String address = sent.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        String browser = sent.getDetails() instanceof SignInDetails form ? form.browser() : null;
        return new Brake.Try(String.valueOf(sent.getName()), address, browser);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
