package org.dealdesk.approval.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dealdesk.commission.DealPosting;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Revision;
import org.dealdesk.history.Event;
import org.dealdesk.platform.rows.RowChanges;

/** What a transaction has made of its deal, and what of that is not stored yet. A record is a change of the deal, a note is not. */
final class DealChanges {

    private final Set<Conflict> conflicts;
    private final Set<Conflict> newConflicts = new LinkedHashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Consumer<RowChanges>> further = new ArrayList<>();
    private Deal deal;
    private Revision newRevision;
    private DealPosting posting;
    private boolean changed;
    private boolean unstored;
    private int recorded;
    private boolean posted;

    DealChanges(Deal deal, Set<Conflict> conflicts) {
        this.deal = deal;
        this.conflicts = new HashSet<>(conflicts);
    }

    Deal deal() {
        return deal;
    }

    void become(Deal next) {
        deal = next;
        change();
    }

    void record(Event event) {
        events.add(event);
        change();
    }

    void note(Event event) {
        events.add(event);
    }

    void add(Revision revision) {
        newRevision = revision;
        change();
    }

    void post(DealPosting commission) {
        if (posting != null) {
            throw new IllegalStateException(deal.number() + " has a posting in this transaction already");
        }
        posting = commission;
        change();
    }

    void store(Consumer<RowChanges> rows) {
        further.add(rows);
        change();
    }

    /** Rows that belong to the deal and are not stored yet. */
    List<Consumer<RowChanges>> further() {
        return further;
    }

    void conflicted(Collection<Conflict> people) {
        people.stream().filter(conflicts::add).forEach(newConflicts::add);
    }

    private void change() {
        changed = true;
        unstored = true;
    }

    boolean changed() {
        return changed;
    }

    /** Whether the deal has changed since it was stored. */
    boolean isUnstored() {
        return unstored;
    }

    Set<Conflict> conflicts() {
        return conflicts;
    }

    Set<Conflict> newConflicts() {
        return newConflicts;
    }

    List<Event> events() {
        return events;
    }

    /** The events that are not on record yet. */
    List<Event> unrecorded() {
        return List.copyOf(events.subList(recorded, events.size()));
    }

    Optional<Revision> newRevision() {
        return Optional.ofNullable(newRevision);
    }

    Optional<DealPosting> posting() {
        return Optional.ofNullable(posting);
    }

    Optional<DealPosting> unposted() {
        return posted ? Optional.empty() : posting();
    }

    /** The deal is stored, with all that was to be stored of it. */
    void stored(Deal now) {
        deal = now;
        newConflicts.clear();
        further.clear();
        newRevision = null;
        posted = posting != null;
        recorded = events.size();
        unstored = false;
    }
}
