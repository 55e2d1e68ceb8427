package org.dealdesk.command;

import org.dealdesk.deal.DealNumber;

/**
 * How a command ended.
 *
 * @param subject the number of the deal that it was about; null where that is what the command says
 * @param outcome in a word
 * @param replayed whether it was done before and only its value is shown again
 */
public record Done<R>(String subject, String outcome, R value, boolean replayed) {

    public static <R> Done<R> of(String outcome, R value) {
        return new Done<>(null, outcome, value, false);
    }

    /** The end of a command that made the deal. */
    public static <R> Done<R> of(DealNumber deal, String outcome, R value) {
        return new Done<>(deal.toString(), outcome, value, false);
    }

    Done<R> about(String known) {
        return subject == null ? new Done<>(known, outcome, value, replayed) : this;
    }
}
