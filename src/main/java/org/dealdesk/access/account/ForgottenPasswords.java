package org.dealdesk.access.account;

import org.dealdesk.access.mail.AccessMail;
import org.springframework.stereotype.Component;

/** People who have forgotten their password ask for a link by mail. */
@Component
public class ForgottenPasswords {

    private final Invitations invitations;
    private final SignInWays ways;
    private final AccessMail mail;

    ForgottenPasswords(Invitations invitations, SignInWays ways, AccessMail mail) {
        this.invitations = invitations;
        this.ways = ways;
        this.mail = mail;
    }

    /** Whether links can be mailed at all; else an administrator gives them. */
    public boolean areMailed() {
        return ways.hasAccounts() && mail.isOn();
    }

    /** Mails a link in the background, if there is such a person. */
    public void ask(String name) {
        if (areMailed()) {
            mail.later(() -> invitations.forgotten(name));
        }
    }
}
