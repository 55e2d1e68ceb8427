package org.dealdesk.notification.recipient;

/** How somebody is told of what concerns them. */
public enum MailMode {
    /** A mail each, at once. */
    INSTANT,
    /** One mail a day with all of it. */
    DAILY,
    OFF
}
