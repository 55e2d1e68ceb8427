package org.dealdesk.platform.security.brake;

import java.time.Duration;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** A person who has signed in proves once more who they are. Wrong passwords count as at sign-in. */
@Component
public class PasswordProof {

    private final BrakedSignIn signIn;
    private final AuthenticationEventPublisher events;

    PasswordProof(BrakedSignIn signIn, AuthenticationEventPublisher events) {
        this.signIn = signIn;
        this.events = events;
    }

    /** Whether this is the person's password. It is refused unseen where too many were wrong, or too many are being checked. */
    public boolean holds(String person, String password, WebAuthenticationDetails from) {
        UsernamePasswordAuthenticationToken sent =
                UsernamePasswordAuthenticationToken.unauthenticated(person, password == null ? "" : password);
        sent.setDetails(from);
        try {
            return signIn.authenticate(sent).isAuthenticated();
        } catch (TooManyTries early) {
            throw new Refusal(
                            ProblemType.TOO_MANY_TRIES, "No password is looked at for " + early.seconds() + " seconds")
                    .retryAfter(Duration.ofSeconds(early.seconds()));
        } catch (SignInBusy busy) {
            throw busy.refusal();
        } catch (BadCredentialsException wrong) {
            events.publishAuthenticationFailure(wrong, sent);
            return false;
        }
    }
}
