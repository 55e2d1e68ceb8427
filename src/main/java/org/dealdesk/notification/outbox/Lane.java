package org.dealdesk.notification.outbox;

/** How deliveries go out. What one lane waits for holds up no other. */
public enum Lane {
    /** Each record on its own, to an address on the web. */
    WEBHOOK,
    /** Each record on its own, by mail. */
    MAIL,
    /** Gathered until the mail of the day. */
    DIGEST
}
