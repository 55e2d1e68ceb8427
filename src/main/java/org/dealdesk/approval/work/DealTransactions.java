package org.dealdesk.approval.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Begins a {@link DealTransaction}: lock the deal and read it once, do the work, store everything once, all in one transaction. */
@Component
public class DealTransactions {

    private final Transactions transactions;
    private final DealReader reader;
    private final DealWriter writer;
    private final Deals deals;
    private final Policies policies;
    private final Clock clock;
    private final DealTransactionMetrics metrics;

    DealTransactions(
            Transactions transactions,
            DealReader reader,
            DealWriter writer,
            Deals deals,
            Policies policies,
            Clock clock,
            DealTransactionMetrics metrics) {
        this.transactions = transactions;
        this.reader = reader;
        this.writer = writer;
        this.deals = deals;
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** On a deal that exists: permission first, then the caller's idea of the deal, then the work. */
    public DealTransaction on(DealRef ref, Caller caller, Consumer<Deal> permission, Consumer<DealTransaction> work) {
        return transactions.join(() -> {
            DealTransaction tx = locked(ref, caller);
            permission.accept(tx.deal());
            if (mustExpire(tx)) {
                throw new ExpiryDue(ref.number());
            }
            ref.expect(tx.deal());
            return perform(tx, work);
        });
    }

    /** Records an expiry: the only transaction that may meet a deal past its last day. */
    public DealTransaction expiring(DealRef ref, Consumer<DealTransaction> work) {
        return transactions.run(() -> {
            DealTransaction tx = locked(ref, null);
            return mustExpire(tx) ? perform(tx, work) : tx;
        });
    }

    /** A timed transaction without a caller. It checks the current state of the deal and may have no effect. */
    public DealTransaction inDueTime(DealRef ref, Consumer<DealTransaction> work) {
        return transactions.run(() -> perform(locked(ref, null), work));
    }

    /**
     * Begins with a new draft, which is checked anew in every try against the version then in force.
     *
     * @param check refuses what may not be stored; the draft gets its number after that, so that a refusal uses none
     * @param work what is done with the stored draft and the check's result
     */
    public <T> DealTransaction creating(
            Function<Policy, Deal> draft,
            Caller caller,
            Function<DealTransaction, T> check,
            BiConsumer<DealTransaction, T> work) {
        return transactions.join(() -> {
            Instant now = clock.instant();
            LocalDate today = policies.day(now);
            Policy inForce = policies.inForce(today);
            LockedDeal created = LockedDeal.created(draft.apply(inForce));
            return perform(new DealTransaction(created, caller.id(), now, today, () -> inForce), tx -> {
                T checked = check.apply(tx);
                tx.become(deals.create(tx.deal(), caller.id()));
                work.accept(tx, checked);
            });
        });
    }

    /** Ends with the deal forgotten; only its history says that it was there. */
    public void deleting(DealRef ref, Caller caller, Consumer<Deal> permission, Consumer<DealTransaction> work) {
        transactions.join(() -> {
            DealTransaction tx = locked(ref, caller);
            permission.accept(tx.deal());
            ref.expect(tx.deal());
            work.accept(tx);
            tx.record(EventType.DEAL_DELETED, JsonNodeFactory.instance.objectNode());
            writer.delete(tx);
            return tx;
        });
    }

    public Instant now() {
        return clock.instant();
    }

    private DealTransaction locked(DealRef ref, Caller caller) {
        LockedDeal locked = reader.lock(ref.number()).orElseThrow(() -> Refusal.notFound("deal " + ref.number()));
        Instant now = clock.instant();
        LocalDate today = policies.day(now);
        Supplier<Policy> inForce = SingletonSupplier.of(() -> policies.inForce(today));
        return new DealTransaction(locked, DealTransaction.actorOf(caller), now, today, inForce);
    }

    private static boolean mustExpire(DealTransaction tx) {
        Deal deal = tx.deal();
        return deal.status() == DealStatus.APPROVED
                && tx.today().isAfter(deal.dates().expiresOn());
    }

    private DealTransaction perform(DealTransaction tx, Consumer<DealTransaction> work) {
        work.accept(tx);
        if (!tx.isStored()) {
            writer.write(tx);
            metrics.countOnceStored(tx);
        }
        return tx;
    }
}
