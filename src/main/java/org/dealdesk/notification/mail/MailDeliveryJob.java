package org.dealdesk.notification.mail;

import org.dealdesk.notification.outbox.Attempts;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.PollingTask;
import org.springframework.stereotype.Component;

/** Sends the mails that are due: those on their own, then those of the day. */
@Component
@WhenMailIsOn
class MailDeliveryJob implements PollingTask {

    private final Attempts attempts;
    private final Digests digests;

    MailDeliveryJob(Attempts attempts, Digests digests) {
        this.attempts = attempts;
        this.digests = digests;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void run() {
        deliver();
    }

    /** How many attempts it made. */
    int deliver() {
        return attempts.inLane(Lane.MAIL) + digests.send();
    }
}
