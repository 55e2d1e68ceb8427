package org.dealdesk.commission.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.dealdesk.commission.adjustment.AdjustmentAdministration;
import org.dealdesk.commission.dispute.Dispute.About;
import org.dealdesk.commission.dispute.Dispute.Answer;
import org.dealdesk.commission.dispute.Dispute.Outcome;
import org.dealdesk.commission.dispute.Dispute.State;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.month.OwnStatements;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** People object to their final statements; finance answers, never the person. */
@Component
public class DisputeAdministration {

    private final DisputeTable disputes;
    private final OwnStatements statements;
    private final AdjustmentAdministration adjustments;
    private final CommissionRecords records;
    private final Transactions transactions;
    private final Clock clock;

    DisputeAdministration(
            DisputeTable disputes,
            OwnStatements statements,
            AdjustmentAdministration adjustments,
            CommissionRecords records,
            Transactions transactions,
            Clock clock) {
        this.disputes = disputes;
        this.statements = statements;
        this.adjustments = adjustments;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was sent; what is missing is null. */
    public record Objection(String entry, String text) {}

    /** What was sent; what is missing is null and known to be at fault. */
    public record Given(Outcome outcome, String text, String adjustment) {}

    public Dispute open(Caller caller, String person, YearMonth month, Input<Objection> sent) {
        return transactions.join(() -> {
            Set<String> entries = statements.entries(caller, person, month);
            Objection objection = sent.value();
            Faults faults = sent.faults();
            if (objection.entry() != null && !entries.contains(objection.entry())) {
                faults.add("/entry", "unknown-value", "must be the id of an entry of the statement");
            }
            faults.refuseIfAny();
            Dispute dispute = new Dispute(
                    Ids.next(),
                    new About(person, month, objection.entry()),
                    objection.text(),
                    clock.instant(),
                    State.OPEN,
                    null);
            disputes.add(dispute);
            records.append(
                    EventType.STATEMENT_DISPUTED, caller.id(), data(dispute).put("text", dispute.text()));
            return dispute;
        });
    }

    /** Permission is checked before the input is. */
    public Dispute answer(Caller caller, String id, Input<Given> sent) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            Dispute open = disputes.lock(id).orElseThrow(() -> Refusal.notFound("dispute " + id));
            if (open.state() != State.OPEN) {
                throw FinanceRights.wrongState("dispute", open.state());
            }
            FinanceRights.requireNotOwn(caller, open.about().person());
            Given given = check(sent, open);
            Dispute answered = new Dispute(
                    id,
                    open.about(),
                    open.text(),
                    open.openedAt(),
                    given.outcome().state(),
                    new Answer(given.text(), caller.id(), clock.instant(), given.adjustment()));
            disputes.answer(answered);
            records.append(
                    EventType.DISPUTE_ANSWERED,
                    caller.id(),
                    data(answered)
                            .put("outcome", given.outcome().name())
                            .put("text", given.text())
                            .put("adjustment", given.adjustment()));
            return answered;
        });
    }

    private Given check(Input<Given> sent, Dispute open) {
        Given given = sent.value();
        Faults faults = sent.faults();
        if (given.adjustment() != null
                && !adjustments.isApproved(given.adjustment(), open.about().person())) {
            faults.add("/adjustment", "unknown-value", "must be the id of an approved adjustment of this person");
        }
        faults.refuseIfAny();
        return given;
    }

    /** Oldest first: finance and auditors all, others their own. */
    public List<Dispute> page(Caller caller, State state, String after, int limit) {
        return disputes.page(state, FinanceRights.readsAll(caller) ? null : caller.id(), after, limit);
    }

    /** Of one statement, oldest first: for the person, finance and auditors. */
    public List<Dispute> of(Caller caller, String person, YearMonth month) {
        if (!caller.id().equals(person)) {
            FinanceRights.requireReader(caller);
        }
        return disputes.of(person, month);
    }

    private static ObjectNode data(Dispute dispute) {
        return CommissionRecords.data()
                .put("dispute", dispute.id())
                .put("person", dispute.about().person())
                .put("month", dispute.about().month().toString())
                .put("entry", dispute.about().entry());
    }
}
