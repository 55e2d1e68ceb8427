package org.dealdesk.approval.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.commission.Commission;
import org.dealdesk.commission.Commissions;
import org.dealdesk.commission.DealPosting;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Revision;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.policy.Policy;

/**
 * One use case at work on one locked deal. All that it and the process change is gathered here, and {@link DealWriter} stores it at
 * the end, in few statements and in one order.
 */
public final class DealTransaction {

    private final String actor;
    private final Instant now;
    private final LocalDate today;
    private final Supplier<Policy> inForce;
    private final DealChanges changes;
    private final DealReviews reviews;
    private final DealRound round = new DealRound();
    private final Map<Class<?>, Object> readOnce = new HashMap<>();
    private Revision revision;
    private List<String> onBehalfOf = List.of();

    public DealTransaction(LockedDeal locked, String actor, Instant now, LocalDate today, Supplier<Policy> inForce) {
        this.changes = new DealChanges(locked.deal(), locked.conflicts());
        this.reviews = new DealReviews(locked.reviews());
        this.actor = actor;
        this.now = now;
        this.today = today;
        this.inForce = inForce;
    }

    static String actorOf(Caller caller) {
        return caller == null ? Event.SYSTEM : caller.id();
    }

    public Deal deal() {
        return changes.deal();
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
        changes.become(next);
    }

    public boolean changed() {
        return changes.changed();
    }

    /** Adds a record of a change, with its revision and policy where the deal has any. */
    public void record(EventType type, JsonNode data) {
        changes.record(event(type, data));
    }

    /** Adds a record without a change of the deal. */
    public void note(EventType type, JsonNode data) {
        changes.note(event(type, data));
    }

    private Event event(EventType type, JsonNode data) {
        Event event = Event.of(type, actor, today).inPlaceOf(onBehalfOf).with(data);
        return deal().figures() != null && deal().revision() > 0
                ? event.about(deal().revision(), deal().figures().policyVersion())
                : event;
    }

    public List<Event> events() {
        return Collections.unmodifiableList(changes.events());
    }

    /** The revision that this transaction has made or read. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }

    /** The latest revision, which was read. */
    public void revision(Revision current) {
        this.revision = current;
    }

    /** The deal has a new revision. */
    public void addRevision(Revision next) {
        changes.add(next);
        this.revision = next;
    }

    /** All conflicts of interest with the deal, with those that come from this transaction. */
    public Set<Conflict> conflicts() {
        return Collections.unmodifiableSet(changes.conflicts());
    }

    /** All people who ever had a part in the deal, with those added in this transaction. */
    public Set<String> parties() {
        return conflicts().stream()
                .filter(Conflict::isOfParty)
                .map(Conflict::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void conflicted(Collection<Conflict> people) {
        changes.conflicted(people);
    }

    /** Whether there are conflicts that are not stored yet. */
    public boolean addsConflicts() {
        return !changes.newConflicts().isEmpty();
    }

    /** What is read once in a transaction, by its class. */
    public <T> T once(Class<T> type, Supplier<T> read) {
        return type.cast(readOnce.computeIfAbsent(type, unknown -> read.get()));
    }

    /** How the deal's commission stands after this transaction; empty where it posts none. */
    public Optional<Commissions> commissions() {
        return changes.posting().map(DealPosting::commissions);
    }

    /** Adds rows that belong to the deal but are not part of it. */
    public void store(Consumer<RowChanges> rows) {
        changes.store(rows);
    }

    /** Posts to the ledger, and records that as this event. */
    public void post(DealPosting posting, EventType event) {
        changes.post(posting);
        Commission posted = posting.commissions().ofAll();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("amount", posting.amount().toPlainString());
        data.put("currency", posted.currency());
        posting.posting().people().forEach(data.putArray("people")::add);
        data.put("reason", posted.reason());
        data.put("transaction", posting.posting().id());
        data.put("entriesSha256", posting.posting().sha256());
        record(event, data);
    }

    public DealReviews reviews() {
        return reviews;
    }

    /** An approval ends, and that is recorded with the reasons. */
    public void voidApproval(Review approved, List<String> because) {
        reviews.close(approved.voided());
        ObjectNode data = approved.reference();
        because.forEach(data.putArray("because")::add);
        record(EventType.APPROVAL_VOIDED, data);
    }

    public DealRound round() {
        return round;
    }

    /** The round that the deal is in. */
    public String roundId() {
        return ReviewId.round(deal());
    }

    DealChanges changes() {
        return changes;
    }

    boolean isStored() {
        return !changes.isUnstored() && changes.unrecorded().isEmpty() && reviews.areStored();
    }

    /** All of it is stored, and the deal is now this. */
    void stored(Deal deal) {
        changes.stored(deal);
        reviews.stored();
        round.stored();
    }
}
