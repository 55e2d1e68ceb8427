package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.access.session.SignInKind;
import org.dealdesk.platform.security.SessionRestriction;
import org.dealdesk.platform.web.Address;
import org.dealdesk.platform.web.PublicUrl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether everyone with a local account needs a passkey ({@value #PROPERTY}{@code =required}). Until a person has one, a password opens no more
 * than the page on which it is added.
 */
@Component
public class SecondFactor implements SessionRestriction {

    public static final String PROPERTY = "dealdesk.accounts.second-factor";

    /** Where a passkey is added. */
    public static final String PAGE = "/profile/passkeys";

    private static final List<String> OPEN =
            List.of(PAGE, "/sign-in", "/sign-out", "/signed-out", "/assets", "/webjars", "/error");

    private final boolean required;

    SecondFactor(Environment environment, SignInWays ways, PasskeyAddress address) {
        this.required = isRequired(environment.getProperty(PROPERTY, ""), ways.hasAccounts(), address.isFit());
    }

    /** Told to the operator by {@link SecondFactorAnalyzer}: what is wrong, and what to do. */
    static final class Misconfigured extends RuntimeException {

        private final String remedy;

        Misconfigured(String fault, String remedy) {
            super(fault);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    static boolean isRequired(String setting, boolean accounts, boolean fit) {
        boolean required = setting.equals("required");
        if (!required && !setting.equals("optional") && !setting.isEmpty()) {
            throw new Misconfigured(
                    PROPERTY + " is neither required nor optional.", "Set it to one of them, or leave it out.");
        }
        if (required && !accounts) {
            throw new Misconfigured(
                    PROPERTY + " is required, and there are no local accounts.",
                    "Leave it out: the identity provider asks for a second factor (dealdesk.oidc.acr).");
        }
        if (required && !fit) {
            throw new Misconfigured(
                    PROPERTY + " is required, and browsers have no passkeys at " + PublicUrl.PROPERTY + ".",
                    "Set " + PublicUrl.PROPERTY + " to an address with https and a host name, or leave out " + PROPERTY
                            + ".");
        }
        return required;
    }

    /** Whether a password alone opens no more than the page on which a passkey is added. */
    public boolean isRequired() {
        return required;
    }

    /** Whether the request comes with a session that a password alone has opened, and that is not enough. */
    public boolean isMissing(HttpServletRequest request) {
        return required
                && SessionContexts.way(request)
                        .filter(SignInKind.PASSWORD::equals)
                        .isPresent();
    }

    @Override
    public boolean refuses(HttpServletRequest request) {
        return required && !isOpen(Address.of(request)) && isMissing(request);
    }

    private static boolean isOpen(Address address) {
        return OPEN.stream().anyMatch(address::isBelow);
    }
}
