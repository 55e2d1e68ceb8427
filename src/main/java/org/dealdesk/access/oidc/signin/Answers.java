package org.dealdesk.access.oidc.signin;

import java.util.Set;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.dealdesk.access.oidc.signin.SignInRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.ResourceAccessException;

/** What the library finds at fault with an answer of the provider, in the terms of the page that says so. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final Set<String> OVER =
            Set.of("authorization_request_not_found", "invalid_state_parameter", OAuth2ErrorCodes.INVALID_GRANT);
    private static final Set<String> DENIED =
            Set.of(OAuth2ErrorCodes.ACCESS_DENIED, "login_required", "interaction_required", "temporarily_unavailable");
    private static final int LONGEST = 200;

    private Answers() {}

    static AuthenticationException told(OAuth2AuthenticationException refused) {
        String code = refused.getError().getErrorCode();
        if (hasCause(refused, ResourceAccessException.class)) {
            return new ProviderUnavailable("it does not answer");
        }
        if (OVER.contains(code)) {
            return new SignInRefused(Reason.OVER, null);
        }
        // The code may come from the address that the browser has opened.
        log.warn("The identity provider's answer was not taken: {}", oneLine(code + " " + description(refused)));
        return new SignInRefused(DENIED.contains(code) ? Reason.DENIED : Reason.INVALID, null);
    }

    private static String description(OAuth2AuthenticationException refused) {
        return String.valueOf(refused.getError().getDescription());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[^\\x20-\\x7E]", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
