package org.dealdesk.backtest;

import java.time.Instant;
import org.dealdesk.backtest.comparison.Period;

/** One back-test: what was asked, how far it is, and how it ended. */
public record Backtest(
        String id,
        Question question,
        String createdBy,
        Instant createdAt,
        State state,
        Progress progress,
        Ending ending) {

    /**
     * What is compared with what.
     *
     * @param policy the candidate
     * @param draftSha256 of the candidate's document, where it was a working copy and no version yet; else null
     * @param against the version that uploaded deals are compared with; null for stored revisions, which have their own
     * @param period of stored revisions; null for an upload
     * @param uploadSha256 of the bytes that were uploaded; null for stored revisions
     */
    public record Question(
            String policy, String draftSha256, String against, Source source, Period period, String uploadSha256) {

        static Question ofRevisions(String policy, Period period) {
            return new Question(policy, null, null, Source.REVISIONS, period, null);
        }

        Question ofDraft(String sha256) {
            return new Question(policy, sha256, against, source, period, uploadSha256);
        }
    }

    /**
     * How far it is.
     *
     * @param deals how many have been compared
     * @param faulty how many could not be
     * @param percent how much of the source has been read
     */
    public record Progress(long deals, long faulty, int percent) {}

    /**
     * How it ended. All is null while it runs.
     *
     * @param reason why it ended without a result; else null
     * @param result as JSON, where it was completed
     */
    public record Ending(Instant at, String reason, String result) {}

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
    static Backtest starting(String id, Question question, String by, Instant now) {
        return new Backtest(id, question, by, now, State.RUNNING, new Progress(0, 0, 0), new Ending(null, null, null));
    }
}
