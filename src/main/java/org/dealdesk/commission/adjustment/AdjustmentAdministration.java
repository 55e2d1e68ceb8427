package org.dealdesk.commission.adjustment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.dealdesk.commission.adjustment.Adjustment.State;
import org.dealdesk.commission.adjustment.Adjustment.Step;
import org.dealdesk.commission.adjustment.Adjustment.Wish;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.finance.Subjects;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Finance corrects what people earned: one person proposes, another one decides, and the approval posts it. */
@Component
public class AdjustmentAdministration {

    private final Adjustments adjustments;
    private final AdjustmentPosting posting;
    private final Subjects subjects;
    private final CommissionRecords records;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    AdjustmentAdministration(
            Adjustments adjustments,
            AdjustmentPosting posting,
            Subjects subjects,
            CommissionRecords records,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.adjustments = adjustments;
        this.posting = posting;
        this.subjects = subjects;
        this.records = records;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was sent; what is missing is null and known to be at fault. */
    public record Given(String person, BigDecimal amount, String deal, String reason) {}

    /** Proposes one. Permission is checked before the input is. */
    public Adjustment propose(Caller caller, Input<Given> sent) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            Given given = sent.value();
            Faults faults = sent.faults();
            Currency currency = policies.inForce(policies.today()).currency();
            DealNumber deal = subjects.deal(given.deal(), "/deal", faults);
            subjects.person(given.person(), "/person", faults);
            check(given.amount(), currency, faults);
            faults.refuseIfAny();
            FinanceRights.requireNotOwn(caller, given.person());
            Adjustment proposed = new Adjustment(
                    Ids.next(),
                    new Wish(given.person(), given.amount(), currency.code(), deal, given.reason()),
                    State.PROPOSED,
                    new Step(caller.id(), clock.instant()),
                    null,
                    null);
            adjustments.add(proposed);
            records.append(EventType.ADJUSTMENT_PROPOSED, caller.id(), data(proposed));
            return proposed;
        });
    }

    private static void check(BigDecimal amount, Currency currency, Faults faults) {
        if (amount != null && amount.signum() == 0) {
            faults.add("/amount", "out-of-range", "must not be 0");
        } else if (amount != null && !currency.holds(amount)) {
            faults.add(
                    "/amount",
                    "too-many-decimals",
                    "must have at most %d decimals, as %s has".formatted(currency.decimals(), currency.code()));
        }
    }

    /** A second person of finance approves it, which posts it. */
    public Adjustment approve(Caller caller, String id) {
        return decide(caller, id, State.APPROVED, EventType.ADJUSTMENT_APPROVED);
    }

    public Adjustment reject(Caller caller, String id) {
        return decide(caller, id, State.REJECTED, EventType.ADJUSTMENT_REJECTED);
    }

    /** The person who has proposed it takes it back. */
    public Adjustment withdraw(Caller caller, String id) {
        return decide(caller, id, State.WITHDRAWN, EventType.ADJUSTMENT_WITHDRAWN);
    }

    private Adjustment decide(Caller caller, String id, State state, EventType type) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            Adjustment open = adjustments.lock(id).orElseThrow(() -> Refusal.notFound("adjustment " + id));
            requireMayEnd(caller, open, state);
            String posted = state == State.APPROVED ? posting.post(open) : null;
            Adjustment decided = new Adjustment(
                    id, open.wish(), state, open.proposed(), new Step(caller.id(), clock.instant()), posted);
            adjustments.decide(decided);
            records.append(type, caller.id(), data(decided));
            return decided;
        });
    }

    private static void requireMayEnd(Caller caller, Adjustment open, State state) {
        if (open.state() != State.PROPOSED) {
            throw FinanceRights.wrongState("adjustment", open.state());
        }
        FinanceRights.requireNotOwn(caller, open.person());
        if (state == State.WITHDRAWN) {
            FinanceRights.requireProposer(caller, open.proposed().by());
        } else {
            FinanceRights.requireAnother(caller, open.proposed().by());
        }
    }

    /** Oldest first: finance and auditors all, others their own. */
    public List<Adjustment> page(Caller caller, State state, String after, int limit) {
        return adjustments.page(state, FinanceRights.readsAll(caller) ? null : caller.id(), after, limit);
    }

    /** One that is approved and of that person. */
    public boolean isApproved(String id, String person) {
        return adjustments
                .find(id)
                .filter(found ->
                        found.state() == State.APPROVED && found.person().equals(person))
                .isPresent();
    }

    private static ObjectNode data(Adjustment adjustment) {
        Wish wish = adjustment.wish();
        ObjectNode data = CommissionRecords.data()
                .put("adjustment", adjustment.id())
                .put("person", wish.person())
                .put("amount", wish.amount().toPlainString())
                .put("currency", wish.currency())
                .put("about", wish.deal() == null ? null : wish.deal().toString());
        if (adjustment.state() == State.PROPOSED) {
            data.put("reason", wish.reason());
        }
        if (adjustment.transaction() != null) {
            data.put("transaction", adjustment.transaction());
        }
        return data;
    }
}
