package org.dealdesk.commission.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dealdesk.commission.batch.PayoutBatch.Payment;
import org.dealdesk.commission.batch.PayoutBatch.State;
import org.dealdesk.commission.batch.PayoutBatch.Step;
import org.dealdesk.commission.batch.PayoutBatch.Whole;
import org.dealdesk.commission.finance.CommissionLocks;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.payout.DueAmounts;
import org.dealdesk.commission.posting.LedgerBook;
import org.dealdesk.commission.posting.Origin;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.PostingTime;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Finance records that an approved batch was paid: its entries are settled and all lines posted in one transaction. Every line is worked
 * out again. That takes long, so people are locked after it, for as long as the posting takes; where an entry or a hold came in between,
 * all is done again.
 */
@Component
public class PayPayout {

    private final PayoutStore store;
    private final PayoutRights rights;
    private final LedgerBook ledger;
    private final CommissionLocks locks;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    PayPayout(
            PayoutStore store,
            PayoutRights rights,
            LedgerBook ledger,
            CommissionLocks locks,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.rights = rights;
        this.ledger = ledger;
        this.locks = locks;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was sent; what is missing is null and known to be at fault. */
    public record Given(LocalDate date, String reference) {}

    /** What the lines were worked out from: it differs where an entry or a hold was added. */
    private record Basis(long entries, long holds) {}

    /** Permission is checked before the input is. */
    public Whole pay(Caller caller, String id, Input<Given> sent) {
        rights.require(caller);
        return transactions.join(() -> {
            PayoutBatch batch = store.locked(id);
            if (batch.state() != State.APPROVED) {
                throw FinanceRights.wrongState("payout", batch.state());
            }
            List<PaidLine> lines = store.lines().lines(id);
            rights.requireFor(caller, store.lines().people(id), null);
            Given given = check(sent, batch);
            Basis basis = basis(id, 0);
            requireSame(lines, store.due().amounts(batch.upTo()));
            store.due().settle(id, batch.upTo());
            PostingTime time = ledger.begin(store.lines().people(id));
            locks.payout();
            if (!basis(id, 1).equals(basis)) {
                throw new OptimisticLockingFailureException("An entry or a hold was added while " + id + " was paid");
            }
            Posting posting = posting(batch, lines, given.date(), time);
            ledger.post(posting);
            store.batches()
                    .pay(
                            id,
                            new Step(caller.id(), clock.instant()),
                            new Payment(given.date(), given.reference(), posting.id()));
            store.records().append(EventType.PAYOUT_PAID, caller.id(), data(batch, lines, given, posting));
            return store.whole(store.locked(id));
        });
    }

    /**
     * As it is now.
     *
     * @param own how often this transaction has locked the holds
     */
    private Basis basis(String id, int own) {
        return new Basis(store.due().entries(id), locks.payoutVersion() - own);
    }

    private Given check(Input<Given> sent, PayoutBatch batch) {
        Faults faults = sent.faults();
        LocalDate date = sent.value().date();
        LocalDate approved = policies.day(batch.steps().approved().at());
        if (date != null && (date.isBefore(approved) || policies.namedToday().isBefore(date))) {
            faults.add("/date", "out-of-range", "must be from %s to %s".formatted(approved, policies.namedToday()));
        }
        faults.refuseIfAny();
        return sent.value();
    }

    private static void requireSame(List<PaidLine> proposed, List<DueAmounts> now) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        now.stream().filter(due -> due.line().signum() > 0).forEach(due -> amounts.put(due.person(), due.line()));
        TreeSet<String> differing = new TreeSet<>();
        for (PaidLine line : proposed) {
            BigDecimal amount = amounts.remove(line.person());
            if (amount == null || amount.compareTo(line.amount()) != 0) {
                differing.add(line.person());
            }
        }
        differing.addAll(amounts.keySet());
        if (!differing.isEmpty()) {
            throw new Refusal(
                            ProblemType.PAYOUT_CHANGED,
                            "Worked out again, these lines differ: " + String.join(", ", differing))
                    .with("people", List.copyOf(differing));
        }
    }

    private static Posting posting(PayoutBatch batch, List<PaidLine> lines, LocalDate date, PostingTime time) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        lines.forEach(line -> amounts.put(line.person(), line.amount()));
        return Posting.of(
                TransactionType.PAYOUT,
                Origin.ofPayment(batch.id(), date),
                new Posting.Terms(batch.terms().policy(), batch.terms().currency(), null),
                Postings.payout(amounts).stream().map(Posting.Entry::of).toList(),
                time);
    }

    private static ObjectNode data(PayoutBatch batch, List<PaidLine> lines, Given given, Posting posting) {
        return PayoutRecords.with(lines, batch)
                .put("date", given.date().toString())
                .put("reference", given.reference())
                .put("transaction", posting.id());
    }
}
