package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.cookie.SealedCookie;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Between password and passkey: there is no session yet, and a sealed cookie says whose password was right. */
@Component
public class SecondStep {

    private static final String COOKIE = "desk-second";
    private static final String PATH = "/sign-in";

    private final SignInWays ways;
    private final PasskeyTable passkeys;
    private final SealedCookie cookie;

    SecondStep(SignInWays ways, PasskeyTable passkeys, SealedCookie cookie) {
        this.ways = ways;
        this.passkeys = passkeys;
        this.cookie = cookie;
    }

    /** Goes on to the passkey ({@link PasskeyAsked}) if the person whose password was right has one. */
    public void ask(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        String person = ((Caller) signedIn.getPrincipal()).id();
        if (ways.hasAccounts() && passkeys.count(person) > 0) {
            cookie.keep(request, response, COOKIE, PATH, person);
            throw new PasskeyAsked();
        }
    }

    /** Whose password was right in this browser, some minutes ago at most. */
    public Optional<String> person(HttpServletRequest request) {
        return cookie.read(request, COOKIE);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        cookie.remove(request, response, COOKIE, PATH);
    }
}
