package org.dealdesk.notification;

import org.springframework.stereotype.Component;

/** Sends the mails that are due: those on their own, then those of the day. */
@Component
@WhenMailIsOn
class Postman implements Round {

    private final Dispatcher dispatcher;
    private final Digests digests;

    Postman(Dispatcher dispatcher, Digests digests) {
        this.dispatcher = dispatcher;
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
        return dispatcher.deliver(Lane.MAIL) + digests.send();
    }
}
