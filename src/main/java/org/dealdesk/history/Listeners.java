package org.dealdesk.history;

/** A kind of those outside who are told of records. */
public interface Listeners {

    /** Whether there are always some of this kind; if not, each of them is a row of the view {@code outbox_listener}. */
    boolean always();
}
