package org.dealdesk.approval.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewRows;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;

/** The reviews of all rounds of the deal as they are in this transaction, and what of that is not stored yet. */
public final class DealReviews {

    private final Map<String, Review> reviews = new LinkedHashMap<>();
    private final List<String> opened = new ArrayList<>();
    private final Set<String> closed = new LinkedHashSet<>();
    private final Unstored unstored = new Unstored();

    /** What the next write stores: reviews that are new, columns that have changed, decisions and votes. */
    private static final class Unstored {

        private final Set<String> opened = new LinkedHashSet<>();
        private final Map<String, Map<String, Object>> changed = new LinkedHashMap<>();
        private final Set<String> decided = new LinkedHashSet<>();
        private final Map<String, Ballot.Vote> votes = new LinkedHashMap<>();

        private void clear() {
            opened.clear();
            changed.clear();
            decided.clear();
            votes.clear();
        }
    }

    DealReviews(List<Review> stored) {
        stored.forEach(this::put);
    }

    public List<Review> all() {
        return List.copyOf(reviews.values());
    }

    /** One of the deal's reviews. */
    public Review get(String id) {
        Review review = reviews.get(id);
        if (review == null) {
            throw new IllegalStateException("review " + id + " is not known");
        }
        return review;
    }

    /** One that the caller has named; refuses what is no review of the deal. */
    public Review require(String id) {
        Review review = reviews.get(id);
        if (review == null) {
            throw Refusal.notFound("review " + id);
        }
        return review;
    }

    /** A function is asked, or an earlier approval stands in this round. */
    public void open(Review review) {
        put(review);
        opened.add(review.id());
        unstored.opened.add(review.id());
        if (review.decision() != null) {
            unstored.decided.add(review.id());
        }
    }

    /** The review has its decision. */
    public void decide(Review decided) {
        close(decided);
        unstored.decided.add(decided.id());
    }

    /** The review ends without a decision, or its approval does. */
    public void close(Review review) {
        put(review);
        closed.add(review.id());
        change(review.id(), "status", review.status().name());
        change(review.id(), "closed_at", Instants.utc(review.closedAt()));
    }

    /** Says who is on the review. */
    public void assign(Review assigned) {
        put(assigned);
        change(assigned.id(), "assignee", assigned.assignee());
    }

    /** The vote is the last one of the review's ballot. */
    public void vote(Review voted, Ballot.Vote vote) {
        put(voted);
        unstored.votes.put(voted.id(), vote);
    }

    /** What was told of the review by its service level. */
    public void notice(Review noticed) {
        put(noticed);
        change(noticed.id(), "reminded_at", Instants.utc(noticed.notices().remindedAt()));
        change(noticed.id(), "escalated_at", Instants.utc(noticed.notices().escalatedAt()));
    }

    /** Since when the review has no eligible approver; null once it has one. */
    public void alarm(String id, Instant since) {
        put(get(id).alarmed(since));
        change(id, "unassignable_since", Instants.utc(since));
    }

    /** Those that this transaction has opened. */
    public List<Review> opened() {
        return opened.stream().map(this::get).toList();
    }

    /** Those that this transaction has decided, cancelled or voided. */
    public List<Review> closed() {
        return closed.stream().map(this::get).toList();
    }

    boolean areStored() {
        return unstored.opened.isEmpty()
                && unstored.changed.isEmpty()
                && unstored.decided.isEmpty()
                && unstored.votes.isEmpty();
    }

    /** A review that is new goes in its final state. */
    void addTo(String policyVersion, RowChanges changes) {
        unstored.opened.forEach(id -> ReviewRows.open(get(id), changes));
        unstored.changed.forEach(
                (id, columns) -> changes.update(Row.in("review").key("id", id).set(columns)));
        unstored.votes.forEach((id, vote) -> ReviewRows.vote(get(id), vote, changes));
        unstored.decided.forEach(id -> ReviewRows.decide(get(id), policyVersion, changes));
    }

    void stored() {
        unstored.clear();
    }

    private void put(Review review) {
        reviews.put(review.id(), review);
    }

    private void change(String id, String column, Object value) {
        if (!unstored.opened.contains(id)) {
            unstored.changed
                    .computeIfAbsent(id, unchanged -> new LinkedHashMap<>())
                    .put(column, value);
        }
    }
}
