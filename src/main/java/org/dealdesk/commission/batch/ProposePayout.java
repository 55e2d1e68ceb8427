package org.dealdesk.commission.batch;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.commission.batch.PayoutBatch.State;
import org.dealdesk.commission.batch.PayoutBatch.Step;
import org.dealdesk.commission.batch.PayoutBatch.Steps;
import org.dealdesk.commission.batch.PayoutBatch.Terms;
import org.dealdesk.commission.batch.PayoutBatch.Whole;
import org.dealdesk.commission.finance.CommissionLocks;
import org.dealdesk.commission.month.MonthTable;
import org.dealdesk.commission.payout.DueAmounts;
import org.dealdesk.history.EventType;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Finance proposes to pay what is due up to a closed month. */
@Component
public class ProposePayout {

    private final MonthTable months;
    private final PayoutRights rights;
    private final PayoutStore store;
    private final CommissionLocks locks;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    ProposePayout(
            MonthTable months,
            PayoutRights rights,
            PayoutStore store,
            CommissionLocks locks,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.months = months;
        this.rights = rights;
        this.store = store;
        this.locks = locks;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Whole propose(Caller caller, YearMonth upTo) {
        rights.require(caller);
        return transactions.join(() -> {
            locks.payout();
            requireClosed(upTo);
            store.batches().open().ifPresent(ProposePayout::refuseOpen);
            List<DueAmounts> due = store.due().amounts(upTo);
            Set<String> paid = due.stream()
                    .filter(one -> one.line().signum() > 0)
                    .map(DueAmounts::person)
                    .collect(Collectors.toSet());
            rights.requireFor(caller, paid, null);
            Policy policy = policies.inForce(policies.today());
            requireLine(due, paid, policy.currency());
            PayoutBatch batch = new PayoutBatch(
                    Ids.next(),
                    upTo,
                    State.PROPOSED,
                    new Terms(policy.version(), policy.currency().code()),
                    new Steps(new Step(caller.id(), clock.instant()), null, null, null),
                    null);
            store.batches().add(batch);
            store.lines().add(batch.id(), due);
            Whole whole = store.whole(batch);
            store.records().append(EventType.PAYOUT_PROPOSED, caller.id(), PayoutRecords.with(whole.lines(), batch));
            return whole;
        });
    }

    private void requireClosed(YearMonth upTo) {
        if (!months.isClosed(upTo)) {
            throw new Refusal(ProblemType.MONTH_WRONG_STATE, upTo + " is not closed").with("monthState", "NOT_CLOSED");
        }
    }

    private static void refuseOpen(String other) {
        throw new Refusal(ProblemType.PAYOUT_OPEN, "The payout " + other + " is neither paid nor cancelled")
                .with("payout", other);
    }

    /** A person who is not paid, as the problem names them. */
    private record Unpaid(String person, ListedPerson.Why as, String amount) {}

    private static void requireLine(List<DueAmounts> due, Set<String> paid, Currency currency) {
        if (paid.isEmpty()) {
            throw new Refusal(ProblemType.PAYOUT_EMPTY, "No person is to be paid more than 0")
                    .with(
                            "listed",
                            LineRows.listed(due).stream()
                                    .map(one -> new Unpaid(
                                            one.person(),
                                            one.as(),
                                            one.held() == null ? null : Rounding.show(one.held(), currency)))
                                    .toList());
        }
    }
}
