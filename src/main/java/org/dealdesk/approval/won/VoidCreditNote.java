package org.dealdesk.approval.won;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.won.StoredCreditNote.Step;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.commission.clawback.ClawbackWindow.Standing;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** A credit note was a mistake: a second person of finance voids it, and what it took back is restored. */
@Component
public class VoidCreditNote {

    private final DealTransactions transactions;
    private final Access access;
    private final CurrentRevision current;
    private final CreditNotes notes;
    private final Ledger ledger;

    VoidCreditNote(
            DealTransactions transactions, Access access, CurrentRevision current, CreditNotes notes, Ledger ledger) {
        this.transactions = transactions;
        this.access = access;
        this.current = current;
        this.notes = notes;
        this.ledger = ledger;
    }

    public StoredCreditNote voidNote(DealRef ref, String id, String reason, Faults faults, Caller caller) {
        transactions.on(ref, caller, deal -> requireFinance(deal, caller), tx -> {
            WonDeal.refuseEarners(tx, caller);
            StoredCreditNote note = notes.find(tx.deal().number(), id)
                    .orElseThrow(() -> Refusal.notFound("credit note " + id + " of " + ref.number()));
            if (note.recorded().by().equals(caller.id())) {
                throw Access.refuse(
                        ProblemType.SECOND_PERSON_NEEDED, caller, tx.deal(), "You recorded this credit note yourself");
            }
            faults.refuseIfAny();
            if (note.isVoid()) {
                throw new Refusal(
                        ProblemType.CREDIT_NOTE_VOID,
                        "%s voided it".formatted(note.voided().step().by()));
            }
            voidNote(tx, note, reason, caller);
        });
        return notes.find(ref.number(), id).orElseThrow();
    }

    private void requireFinance(Deal deal, Caller caller) {
        access.requireVisible(deal, caller);
        if (!caller.is(Role.FINANCE)) {
            throw Access.forbidden(caller, deal, "Finance voids credit notes");
        }
    }

    private void voidNote(DealTransaction tx, StoredCreditNote note, String reason, Caller caller) {
        Step step = new Step(caller.id(), tx.now());
        tx.store(changes -> CreditNotes.addVoid(note, step, reason, changes));
        tx.record(
                EventType.CREDIT_NOTE_VOIDED,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("creditNote", note.id())
                        .put("reason", reason));
        if (note.standing() == Standing.COUNTS) {
            List<CreditNote> left = new ArrayList<>();
            notes.all(tx.deal().number()).forEach(each -> {
                CreditNote stands = each.toCreditNote();
                left.add(each.id().equals(note.id()) ? stands.asVoided() : stands);
            });
            CreditedDeal credited = CreditedDeal.of(current.appraised(tx).deal(), left);
            ledger.restore(tx.deal().id(), credited, note.id())
                    .ifPresent(posting -> tx.post(posting, EventType.COMMISSION_RESTORED));
        }
    }
}
