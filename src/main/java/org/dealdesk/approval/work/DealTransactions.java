package org.dealdesk.approval.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.EventType;
import org.dealdesk.history.Head;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Runs a step: lock the deal, look at it as it now is, do the work, write everything down, all in one transaction. */
@Component
public class DealTransactions {

    private final Transactions transactions;
    private final Deals deals;
    private final Reviews reviews;
    private final Rounds rounds;
    private final History history;
    private final Policies policies;
    private final Clock clock;
    private final DealTransactionMetrics metrics;
    private final List<AfterChange> afterChange;

    DealTransactions(
            Transactions transactions,
            Deals deals,
            Reviews reviews,
            Rounds rounds,
            History history,
            Policies policies,
            Clock clock,
            DealTransactionMetrics metrics,
            List<AfterChange> afterChange) {
        this.transactions = transactions;
        this.deals = deals;
        this.reviews = reviews;
        this.rounds = rounds;
        this.history = history;
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
        this.afterChange = List.copyOf(afterChange);
    }

    /** A step on a deal that exists: permission first, then the caller's idea of the deal, then the work. */
    public DealTransaction on(DealRef ref, Caller caller, Consumer<Deal> permission, Consumer<DealTransaction> work) {
        return transactions.join(() -> {
            DealTransaction step = locked(ref, caller);
            permission.accept(step.deal());
            if (mustExpire(step)) {
                throw new ExpiryDue(ref.number());
            }
            ref.expect(step.deal());
            return perform(step, work);
        });
    }

    /** The step that records an expiry: the only one that may meet a deal past its last day. */
    public DealTransaction expiring(DealRef ref, Consumer<DealTransaction> work) {
        return transactions.run(() -> {
            DealTransaction step = locked(ref, null);
            return mustExpire(step) ? perform(step, work) : step;
        });
    }

    /** A timed step without a caller. It checks the current state of the deal and may have no effect. */
    public DealTransaction inDueTime(DealRef ref, Consumer<DealTransaction> work) {
        return transactions.run(() -> perform(locked(ref, null), work));
    }

    /**
     * A step that begins with a new draft, which is checked anew in every try against the version then in force.
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
            DealTransaction creating =
                    new DealTransaction(draft.apply(inForce), Set.of(), caller.id(), now, today, () -> inForce);
            return perform(creating, step -> {
                T checked = check.apply(step);
                step.become(deals.create(step.deal(), caller.id()));
                work.accept(step, checked);
            });
        });
    }

    /** The step that ends with the deal forgotten; only its history says that it was there. */
    public void deleting(DealRef ref, Caller caller, Consumer<Deal> permission, Consumer<DealTransaction> work) {
        transactions.join(() -> {
            DealTransaction step = locked(ref, caller);
            permission.accept(step.deal());
            ref.expect(step.deal());
            work.accept(step);
            step.record(EventType.DEAL_DELETED, JsonNodeFactory.instance.objectNode());
            history.append(step.deal().number().toString(), step.deal().history(), step.events());
            deals.delete(step.deal());
            return step;
        });
    }

    public Instant now() {
        return clock.instant();
    }

    private DealTransaction locked(DealRef ref, Caller caller) {
        Deals.Locked locked = deals.lock(ref.number()).orElseThrow(() -> Refusal.notFound("deal " + ref.number()));
        Instant now = clock.instant();
        LocalDate today = policies.day(now);
        Supplier<Policy> inForce = SingletonSupplier.of(() -> policies.inForce(today));
        return new DealTransaction(
                locked.deal(), locked.conflicts(), DealTransaction.actorOf(caller), now, today, inForce);
    }

    private static boolean mustExpire(DealTransaction step) {
        Deal deal = step.deal();
        return deal.status() == DealStatus.APPROVED
                && step.today().isAfter(deal.dates().expiresOn());
    }

    private DealTransaction perform(DealTransaction step, Consumer<DealTransaction> work) {
        work.accept(step);
        if (step.changed()) {
            write(step);
        } else if (!step.events().isEmpty()) {
            note(step);
        }
        return step;
    }

    /** Puts on record what leaves the deal as it was. */
    private void note(DealTransaction step) {
        Deal deal = step.deal();
        Head end = history.append(deal.number().toString(), deal.history(), step.events());
        deals.note(deal.recorded(end));
        step.become(deal.recorded(end));
        metrics.countOnceStored(step);
    }

    private void write(DealTransaction step) {
        deals.addConflicts(step.deal().id(), step.newConflicts());
        reviews.close(step.closed());
        reviews.open(step.opened());
        step.opened().stream()
                .filter(review -> review.decision() != null)
                .forEach(review -> reviews.decide(review, step.deal().figures().policyVersion()));
        if (step.deal().status() == DealStatus.IN_REVIEW) {
            afterChange.forEach(each -> each.after(step));
        }
        if (step.hasRoundEnded()) {
            rounds.end(step.deal().id(), step.now());
        }
        Deal deal = step.deal();
        Head end = history.append(deal.number().toString(), deal.history(), step.events());
        step.become(deals.update(deal.recorded(end)));
        metrics.countOnceStored(step);
    }
}
