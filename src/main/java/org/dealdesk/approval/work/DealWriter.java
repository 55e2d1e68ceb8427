package org.dealdesk.approval.work;

import java.util.List;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Revisions;
import org.dealdesk.history.Head;
import org.dealdesk.history.History;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.platform.rows.Rows;
import org.springframework.stereotype.Component;

/**
 * Stores all that a transaction has gathered, in one order: revision, conflicts, round, reviews, votes, decisions, ledger, history,
 * outbox and the deal itself. What looks at the deal after a change asks the database, so it comes after that, and what it records is
 * stored once more.
 */
@Component
class DealWriter {

    private final Rows rows;
    private final Deals deals;
    private final History history;
    private final List<AfterChange> afterChange;

    DealWriter(Rows rows, Deals deals, History history, List<AfterChange> afterChange) {
        this.rows = rows;
        this.deals = deals;
        this.history = history;
        this.afterChange = List.copyOf(afterChange);
    }

    void write(DealTransaction tx) {
        List<AfterChange> looking = tx.changed() && tx.deal().status() == DealStatus.IN_REVIEW
                ? afterChange.stream().filter(each -> each.mustLook(tx)).toList()
                : List.of();
        flush(tx);
        looking.forEach(each -> each.look(tx));
        flush(tx);
    }

    /** Forgets the draft; its history stays. */
    void delete(DealTransaction tx) {
        RowChanges changes = new RowChanges();
        record(tx, changes);
        rows.send(changes);
        deals.delete(tx.deal());
    }

    private void flush(DealTransaction tx) {
        if (tx.isStored()) {
            return;
        }
        RowChanges changes = new RowChanges();
        tx.changes().newRevision().ifPresent(revision -> Revisions.add(revision, changes));
        Deals.addConflicts(tx.deal().id(), tx.changes().newConflicts(), changes);
        tx.round().addTo(tx.deal(), tx.now(), changes);
        tx.reviews().addTo(policyVersion(tx.deal()), changes);
        tx.changes().further().forEach(rowsOf -> rowsOf.accept(changes));
        tx.changes().unposted().ifPresent(unposted -> unposted.posting().addTo(changes));
        Deal recorded = tx.deal().recorded(record(tx, changes));
        Deal stored = recorded;
        if (tx.changes().isUnstored()) {
            stored = Deals.update(recorded, changes);
        } else {
            Deals.note(recorded, changes);
        }
        rows.send(changes);
        tx.stored(stored);
    }

    private Head record(DealTransaction tx, RowChanges changes) {
        Deal deal = tx.deal();
        return history.append(
                deal.number().toString(), deal.history(), tx.changes().unrecorded(), changes);
    }

    private static String policyVersion(Deal deal) {
        return deal.figures() == null ? null : deal.figures().policyVersion();
    }
}
