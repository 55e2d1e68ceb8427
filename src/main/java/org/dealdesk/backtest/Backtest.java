package org.dealdesk.backtest;

import java.time.Instant;
import org.dealdesk.backtest.comparison.Period;

/**
 * One back-test: what was asked, how far it is, and what it found.
 *
 * @param policy the candidate
 * @param against the version that uploaded deals were held against; null for stored revisions, which have their own
 * @param source what was compared
 * @param period of stored revisions; null for an upload
 * @param uploadSha256 of the bytes that were uploaded; null for stored revisions
 * @param deals how many have been compared so far
 * @param faulty how many could not be
 * @param percent how much of the source has been read
 * @param reason why it ended without a result; else null
 * @param result as JSON; null until it is completed
 */
public record Backtest(
        String id,
        String policy,
        String against,
        Source source,
        Period period,
        String uploadSha256,
        State state,
        long deals,
        long faulty,
        int percent,
        String createdBy,
        Instant createdAt,
        Instant endedAt,
        String reason,
        String result) {

    /** Where the deals come from. */
    public enum Source {
        REVISIONS,
        CSV,
        JSON_LINES
    }

    /** The life of a back-test. {@code INTERRUPTED} is one whose server stopped; it is not taken up again. */
    public enum State {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED,
        INTERRUPTED
    }

    /** One that begins now. */
    static Backtest starting(
            String id,
            String policy,
            String against,
            Source source,
            Period period,
            String sha256,
            String by,
            Instant now) {
        return new Backtest(
                id, policy, against, source, period, sha256, State.RUNNING, 0, 0, 0, by, now, null, null, null);
    }
}
