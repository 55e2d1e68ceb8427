package org.dealdesk.commission.hold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.dealdesk.commission.finance.CommissionLocks;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.commission.finance.CreditedPeople;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.finance.Subjects;
import org.dealdesk.commission.hold.Hold.State;
import org.dealdesk.commission.hold.Hold.Step;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** Finance holds payments back and releases them; never those of a person's own commission. */
@Component
public class HoldAdministration {

    private final HoldTable holds;
    private final Subjects subjects;
    private final CreditedPeople credited;
    private final CommissionLocks locks;
    private final CommissionRecords records;
    private final Transactions transactions;
    private final Clock clock;

    HoldAdministration(
            HoldTable holds,
            Subjects subjects,
            CreditedPeople credited,
            CommissionLocks locks,
            CommissionRecords records,
            Transactions transactions,
            Clock clock) {
        this.holds = holds;
        this.subjects = subjects;
        this.credited = credited;
        this.locks = locks;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was sent: a person or a deal. What is missing is null. */
    public record Given(String person, String deal, String reason) {}

    /** Places one. Permission is checked before the input is. */
    public Hold place(Caller caller, Input<Given> sent) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            Hold hold = read(caller, sent);
            requireNotConcerned(caller, hold);
            locks.payout();
            holds.add(hold);
            records.append(EventType.HOLD_PLACED, caller.id(), data(hold).put("reason", hold.reason()));
            return hold;
        });
    }

    private Hold read(Caller caller, Input<Given> sent) {
        Given given = sent.value();
        Faults faults = sent.faults();
        DealNumber deal = subjects.deal(given.deal(), "/deal", faults);
        subjects.person(given.person(), "/person", faults);
        if ((given.person() == null) == (given.deal() == null)
                && !faults.knownAt("/person")
                && !faults.knownAt("/deal")) {
            faults.add(
                    given.person() == null ? "/person" : "/deal",
                    given.person() == null ? "missing" : "not-allowed",
                    "name either a person or a deal");
        }
        faults.refuseIfAny();
        return new Hold(Ids.next(), given.person(), deal, given.reason(), new Step(caller.id(), clock.instant()), null);
    }

    /** Releases it; one that was released before stays so. */
    public void release(Caller caller, String id) {
        FinanceRights.require(caller);
        transactions.join(() -> {
            locks.payout();
            Hold hold = holds.find(id).orElseThrow(() -> Refusal.notFound("hold " + id));
            requireNotConcerned(caller, hold);
            if (hold.state() == State.STANDING) {
                holds.release(id, new Step(caller.id(), clock.instant()));
                records.append(EventType.HOLD_RELEASED, caller.id(), data(hold));
            }
            return id;
        });
    }

    private void requireNotConcerned(Caller caller, Hold hold) {
        if (hold.person() == null) {
            FinanceRights.requireNotAmong(caller, credited.of(hold.deal().id()));
        } else {
            FinanceRights.requireNotOwn(caller, hold.person());
        }
    }

    /** Oldest first, for finance and auditors. */
    public List<Hold> page(Caller caller, State state, String after, int limit) {
        FinanceRights.requireReader(caller);
        return holds.page(state, after, limit);
    }

    private static ObjectNode data(Hold hold) {
        return CommissionRecords.data()
                .put("hold", hold.id())
                .put("person", hold.person())
                .put("about", hold.deal() == null ? null : hold.deal().toString());
    }
}
