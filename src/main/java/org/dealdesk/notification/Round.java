package org.dealdesk.notification;

/** Something that is done over and over, on each node that runs timers. */
interface Round {

    /** What the log calls it. */
    String name();

    void run();
}
