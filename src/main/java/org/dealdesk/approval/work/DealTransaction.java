package org.dealdesk.approval.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.commission.Commission;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Revision;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/**
 * One use case at work on one locked deal. What it and the process make of the deal is gathered here and written at the end, in
 * few statements and in the order in which it happened.
 */
public final class DealTransaction {

    private final String actor;
    private final Instant now;
    private final LocalDate today;
    private final Supplier<Policy> inForce;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Review> reviews = new LinkedHashMap<>();
    private final List<Review> opened = new ArrayList<>();
    private final Map<Class<?>, Object> readOnce = new HashMap<>();
    private final Map<String, Review> closed = new LinkedHashMap<>();
    private Deal deal;
    private Revision revision;
    private final Set<Conflict> conflicts;
    private final Set<Conflict> newConflicts = new LinkedHashSet<>();
    private Commission commission;
    private Map<ApprovalFunction, Review.Earlier> earlier;
    private List<String> onBehalfOf = List.of();
    private boolean knowsReviews;
    private boolean roundEnded;
    private boolean changed;

    public DealTransaction(
            Deal deal, Set<Conflict> conflicts, String actor, Instant now, LocalDate today, Supplier<Policy> inForce) {
        this.deal = deal;
        this.conflicts = new HashSet<>(conflicts);
        this.actor = actor;
        this.now = now;
        this.today = today;
        this.inForce = inForce;
    }

    static String actorOf(Caller caller) {
        return caller == null ? Event.SYSTEM : caller.id();
    }

    public Deal deal() {
        return deal;
    }

    public String actor() {
        return actor;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return today;
    }

    /** The version in force: the same one from the check of a proposal to its assessment. */
    public Policy inForce() {
        return inForce.get();
    }

    /** In whose place the actor acts from now on. */
    public void onBehalfOf(List<String> delegators) {
        onBehalfOf = delegators;
    }

    /** The deal is now this. */
    public void become(Deal next) {
        deal = next;
        changed = true;
    }

    public boolean changed() {
        return changed;
    }

    /** Remembers that something happened, to be recorded with its revision and policy where the deal has any. */
    public void record(EventType type, JsonNode data) {
        Event event = Event.of(type, actor, today).inPlaceOf(onBehalfOf).with(data);
        if (deal.figures() != null && deal.revision() > 0) {
            event = event.about(deal.revision(), deal.figures().policyVersion());
        }
        events.add(event);
        changed = true;
    }

    /** Adds a record without a change of the deal. */
    public void note(EventType type, JsonNode data) {
        boolean before = changed;
        record(type, data);
        changed = before;
    }

    public List<Event> events() {
        return events;
    }

    /** The revision that this step made or has read. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }

    public void revision(Revision current) {
        this.revision = current;
    }

    /** The round that the deal is in. */
    public String roundId() {
        return ReviewId.round(deal);
    }

    /** All conflicts of interest with the deal, with those that come from this step. */
    public Set<Conflict> conflicts() {
        return Collections.unmodifiableSet(conflicts);
    }

    /** All people who ever had a part in the deal, with those added in this transaction. */
    public Set<String> parties() {
        return conflicts.stream()
                .filter(Conflict::isOfParty)
                .map(Conflict::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void conflicted(Collection<Conflict> people) {
        people.stream().filter(conflicts::add).forEach(newConflicts::add);
    }

    /** Whether the step has added conflicts. */
    public boolean addsConflicts() {
        return !newConflicts.isEmpty();
    }

    /** What is read once in a transaction, by its class. */
    public <T> T once(Class<T> type, Supplier<T> read) {
        return type.cast(readOnce.computeIfAbsent(type, unknown -> read.get()));
    }

    /** Those that are not stored yet. */
    Set<Conflict> newConflicts() {
        return newConflicts;
    }

    /** How the deal's commission stands after this step; empty where the step did not touch it. */
    public Optional<Commission> commission() {
        return Optional.ofNullable(commission);
    }

    public void commission(Commission posted, EventType event) {
        commission = posted;
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("amount", posted.amount().toPlainString());
        data.put("currency", posted.currency());
        data.put("reason", posted.reason());
        record(event, data);
    }

    public void roundEnded() {
        this.roundEnded = true;
    }

    boolean hasRoundEnded() {
        return roundEnded;
    }

    /** All reviews of the deal, as the step has found or made them. */
    public void know(List<Review> known) {
        knowsReviews = true;
        known.forEach(review -> reviews.put(review.id(), review));
    }

    public boolean knowsReviews() {
        return knowsReviews;
    }

    public List<Review> reviews() {
        return List.copyOf(reviews.values());
    }

    /** One of the deal's reviews, which must be known. */
    public Review review(String id) {
        Review review = reviews.get(id);
        if (review == null) {
            throw new IllegalStateException("review " + id + " is not known");
        }
        return review;
    }

    /** One that the caller has named; refuses what is no review of the deal. */
    public Review requireReview(String id) {
        Review review = reviews.get(id);
        if (review == null) {
            throw Refusal.notFound("review " + id);
        }
        return review;
    }

    /** An approval ends, and that is recorded with the reasons. */
    public void voidApproval(Review approved, List<String> because) {
        closed(approved.voided());
        ObjectNode data = approved.reference();
        because.forEach(data.putArray("because")::add);
        record(EventType.APPROVAL_VOIDED, data);
    }

    /** What earlier approvals say of the revision at hand, once that is known. */
    public Optional<Map<ApprovalFunction, Review.Earlier>> earlier() {
        return Optional.ofNullable(earlier);
    }

    public void earlier(Map<ApprovalFunction, Review.Earlier> approvals) {
        earlier = approvals;
    }

    public void opened(Review review) {
        reviews.put(review.id(), review);
        opened.add(review);
    }

    public List<Review> opened() {
        return opened;
    }

    /** What was told of a review. */
    public void noticed(Review review) {
        reviews.put(review.id(), review);
    }

    public void closed(Review review) {
        reviews.put(review.id(), review);
        closed.put(review.id(), review);
    }

    public List<Review> closed() {
        return List.copyOf(closed.values());
    }
}
