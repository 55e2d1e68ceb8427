package org.dealdesk.notification.recipient;

/** How a person gets notifications. */
public enum MailMode {
    /** A mail each, at once. */
    INSTANT,
    /** One mail a day with all of it. */
    DAILY,
    OFF
}
