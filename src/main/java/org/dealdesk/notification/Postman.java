package org.dealdesk.notification;

import org.springframework.stereotype.Component;

/** Sends the mails that are due: those on their own, then those of the day. */
@Component
@WhenMailIsOn
class Postman implements Round {

    private final Attempts attempts;
    private final Digests digests;

    Postman(Attempts attempts, Digests digests) {
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
