package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Comments on a deal, by everyone who sees it and in every status. They are part of its history and do not block changes: no
 * status changes, no review waits, and not even the deal's version moves.
 */
@Component
public class CommentOnDeal {

    /** More than a person writes, and few enough for every reader of a deal. */
    private static final int MOST_AN_HOUR = 60;

    private final DealTransactions transactions;
    private final Access access;
    private final History history;
    private final People people;

    CommentOnDeal(DealTransactions transactions, Access access, History history, People people) {
        this.transactions = transactions;
        this.access = access;
        this.history = history;
        this.people = people;
    }

    /**
     * One comment.
     *
     * @param seq its place in the deal's history
     */
    public record Comment(int seq, String author, Instant writtenAt, String text) {

        private static Comment of(HistoryRecord record) {
            return new Comment(
                    record.seq(),
                    record.actor(),
                    record.recordedAt(),
                    record.data().required("text").textValue());
        }
    }

    public Comment write(DealRef ref, String text, Faults faults, Caller caller) {
        DealTransaction done = transactions.on(ref, caller, deal -> access.requireVisible(deal, caller), tx -> {
            faults.refuseIfAny();
            requireRoom(caller, tx.now());
            tx.note(EventType.COMMENTED, JsonNodeFactory.instance.objectNode().put("text", text));
        });
        int seq = done.deal().history().seq();
        return Comment.of(
                history.of(done.deal().number().toString(), seq - 1, 1).get(0));
    }

    /** Counts what the person wrote about all deals, on all nodes: comments of one person are written one after the other. */
    private void requireRoom(Caller caller, Instant now) {
        people.lock(caller.id());
        Instant hourAgo = now.minus(Duration.ofHours(1));
        history.commentedSince(hourAgo, caller.id(), MOST_AN_HOUR).ifPresent(first -> {
            Duration wait = Duration.between(hourAgo, first);
            throw new Refusal(
                            ProblemType.TOO_MANY_COMMENTS,
                            "You have written %d comments within an hour, which is the most; the next can be written in %d min"
                                    .formatted(MOST_AN_HOUR, wait.toMinutes() + 1))
                    .retryAfter(wait);
        });
    }

    /** The deal's comments after {@code afterSeq}, oldest first; the deal is one that the caller sees. */
    public List<Comment> of(Deal deal, int afterSeq, int limit) {
        return history.of(deal.number().toString(), EventType.COMMENTED, afterSeq, limit).stream()
                .map(Comment::of)
                .toList();
    }
}
