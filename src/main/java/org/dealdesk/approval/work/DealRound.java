package org.dealdesk.approval.work;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.policy.ApprovalFunction;

/** The round that the deal is in: whether this transaction starts it, and whether it ends it. */
public final class DealRound {

    private Map<ApprovalFunction, Review.Earlier> earlier;
    private String started;
    private boolean ended;
    private boolean stored;

    /** The earlier approvals that do not cover their functions in this round, once that is known. */
    public Optional<Map<ApprovalFunction, Review.Earlier>> earlier() {
        return Optional.ofNullable(earlier);
    }

    public void earlier(Map<ApprovalFunction, Review.Earlier> approvals) {
        earlier = Map.copyOf(approvals);
    }

    /** The deal has entered a round by a submission. */
    public void start() {
        started = Rounds.SUBMISSION;
    }

    /** The deal has entered a round by an appeal: the same revision again, of which earlier approvals say what they said before. */
    public void startAppeal() {
        started = Rounds.APPEAL;
    }

    public void end() {
        if (stored) {
            throw new IllegalStateException("What looks at a deal after a change ends no round");
        }
        ended = true;
    }

    /** A round that starts and ends in one transaction is stored once, as ended. */
    void addTo(Deal deal, Instant now, RowChanges changes) {
        if (stored) {
            return;
        }
        if (started != null) {
            Rounds.Started round = new Rounds.Started(started, earlier().orElse(Map.of()), now);
            Rounds.start(deal, round, ended ? now : null, changes);
        } else if (ended) {
            Rounds.end(deal, now, changes);
        }
    }

    void stored() {
        stored = true;
    }
}
