package org.dealdesk.notification.outbox;

/** Something that is done over and over, on each node that runs timers. */
public interface PollingTask {

    /** What the log calls it. */
    String name();

    void run();
}
