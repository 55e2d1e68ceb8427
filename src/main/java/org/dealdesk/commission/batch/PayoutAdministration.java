package org.dealdesk.commission.batch;

import java.time.Clock;
import java.util.List;
import org.dealdesk.commission.batch.PayoutBatch.State;
import org.dealdesk.commission.batch.PayoutBatch.Step;
import org.dealdesk.commission.batch.PayoutBatch.Whole;
import org.dealdesk.commission.finance.CommissionLocks;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** A second person approves a batch; it is cancelled before it is paid, and read. */
@Component
public class PayoutAdministration {

    private final PayoutStore store;
    private final PayoutRights rights;
    private final CommissionLocks locks;
    private final Transactions transactions;
    private final Clock clock;

    PayoutAdministration(
            PayoutStore store, PayoutRights rights, CommissionLocks locks, Transactions transactions, Clock clock) {
        this.store = store;
        this.rights = rights;
        this.locks = locks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Whole approve(Caller caller, String id) {
        rights.require(caller);
        return transactions.join(() -> {
            PayoutBatch batch = store.locked(id);
            if (batch.state() != State.PROPOSED) {
                throw FinanceRights.wrongState("payout", batch.state());
            }
            rights.requireFor(
                    caller, store.lines().people(id), batch.steps().proposed().by());
            locks.payout();
            store.batches().approve(id, new Step(caller.id(), clock.instant()));
            store.records().append(EventType.PAYOUT_APPROVED, caller.id(), PayoutRecords.batch(batch));
            return store.whole(store.locked(id));
        });
    }

    /** Ends it without a payment. */
    public Whole cancel(Caller caller, String id) {
        rights.require(caller);
        return transactions.join(() -> {
            PayoutBatch batch = store.locked(id);
            if (!batch.state().isOpen()) {
                throw FinanceRights.wrongState("payout", batch.state());
            }
            locks.payout();
            store.batches().cancel(id, new Step(caller.id(), clock.instant()));
            store.records().append(EventType.PAYOUT_CANCELLED, caller.id(), PayoutRecords.batch(batch));
            return store.whole(store.locked(id));
        });
    }

    public Whole read(Caller caller, String id) {
        rights.requireReader(caller);
        return transactions.read(
                () -> store.whole(store.batches().find(id).orElseThrow(() -> Refusal.notFound("payout " + id))));
    }

    /** Oldest first, without their lines. */
    public List<PayoutBatch> page(Caller caller, State state, String after, int limit) {
        rights.requireReader(caller);
        return store.batches().page(state, after, limit);
    }
}
