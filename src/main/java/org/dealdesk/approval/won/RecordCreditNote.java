package org.dealdesk.approval.won;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.won.StoredCreditNote.Effect;
import org.dealdesk.approval.won.StoredCreditNote.Step;
import org.dealdesk.approval.won.StoredCreditNote.Written;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.commission.clawback.ClawbackWindow;
import org.dealdesk.commission.clawback.ClawbackWindow.Standing;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Today;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The customer of a won deal gets money back; in time, the commission on it is taken back. */
@Component
public class RecordCreditNote {

    private final DealTransactions transactions;
    private final Access access;
    private final CurrentRevision current;
    private final CreditNotes notes;
    private final Ledger ledger;
    private final Policies policies;

    RecordCreditNote(
            DealTransactions transactions,
            Access access,
            CurrentRevision current,
            CreditNotes notes,
            Ledger ledger,
            Policies policies) {
        this.transactions = transactions;
        this.access = access;
        this.current = current;
        this.notes = notes;
        this.ledger = ledger;
        this.policies = policies;
    }

    /**
     * What is to be recorded; what could not be read is null.
     *
     * @param lines null where the amount is to be spread
     */
    public record Wanted(BigDecimal amount, LocalDate date, String reason, List<Line> lines) {

        /** What of it is of one line. */
        public record Line(Integer number, BigDecimal amount) {}
    }

    public StoredCreditNote record(DealRef ref, Wanted wanted, Faults faults, Caller caller) {
        String id = Ids.next();
        transactions.on(ref, caller, deal -> requireFinanceOrCrm(deal, caller), tx -> {
            WonDeal.refuseEarners(tx, caller);
            faults.refuseIfAny();
            WonDeal.requireEarned(tx);
            record(tx, id, wanted, caller);
        });
        return notes.find(ref.number(), id).orElseThrow();
    }

    private void requireFinanceOrCrm(Deal deal, Caller caller) {
        access.requireVisible(deal, caller);
        if (!caller.is(Role.FINANCE) && !caller.is(Role.CRM)) {
            throw Access.forbidden(caller, deal, "Finance and CRM clients record credit notes");
        }
    }

    private void record(DealTransaction tx, String id, Wanted wanted, Caller caller) {
        Appraised won = current.appraised(tx);
        List<CreditNote> before = new ArrayList<>();
        notes.all(tx.deal().number()).forEach(note -> before.add(note.toCreditNote()));
        CreditedDeal credited = CreditedDeal.of(won.deal(), before);
        check(tx, wanted, credited);
        Map<Integer, BigDecimal> lines = lines(tx.deal(), wanted, credited);
        Standing standing = new ClawbackWindow(
                        notes.wonRecordedOn(tx.deal().number()),
                        won.policy().commission().terms().clawbackDays())
                .of(wanted.date(), tx.today());
        StoredCreditNote note = new StoredCreditNote(
                id,
                tx.deal().number(),
                new Written(wanted.amount(), won.proposal().currency(), wanted.date(), wanted.reason(), lines),
                standing,
                new Step(caller.id(), tx.now()),
                null,
                Effect.NONE);
        tx.store(changes -> CreditNotes.add(note, changes));
        tx.record(EventType.CREDIT_NOTED, data(note));
        if (standing == Standing.COUNTS) {
            before.add(note.toCreditNote());
            ledger.clawBack(tx.deal().id(), credited.with(before), id)
                    .ifPresent(posting -> tx.post(posting, EventType.COMMISSION_CLAWED_BACK));
        }
    }

    private void check(DealTransaction tx, Wanted wanted, CreditedDeal credited) {
        Faults faults = new Faults();
        Today today = Today.of(tx.now(), policies.zone());
        LocalDate won = tx.deal().dates().closedOn();
        if (today.comparable(wanted.date()).isBefore(won) || today.isBefore(wanted.date())) {
            faults.add("/date", "out-of-range", "must be from %s (the day of the win) to %s".formatted(won, today));
        }
        if (!credited.currency().holds(wanted.amount())) {
            faults.add(
                    "/amount",
                    "too-many-decimals",
                    "must have at most %d decimals"
                            .formatted(credited.currency().decimals()));
        }
        if (wanted.lines() != null) {
            checkLines(wanted, credited, faults);
        }
        faults.refuseIfAny();
    }

    private static void checkLines(Wanted wanted, CreditedDeal credited, Faults faults) {
        Map<Integer, BigDecimal> known = new TreeMap<>();
        for (int index = 0; index < wanted.lines().size(); index++) {
            Wanted.Line line = wanted.lines().get(index);
            if (!credited.nets().containsKey(line.number())) {
                faults.add("/lines/" + index + "/line", "unknown-value", "the deal has no line " + line.number());
            }
            if (known.put(line.number(), line.amount()) != null) {
                faults.add("/lines/" + index + "/line", "duplicate", "is named before");
            }
            if (!credited.currency().holds(line.amount())) {
                faults.add("/lines/" + index + "/amount", "too-many-decimals", "has more decimals than the currency");
            }
        }
        BigDecimal sum = Amounts.sum(wanted.lines().stream().map(Wanted.Line::amount));
        if (sum.compareTo(wanted.amount()) != 0) {
            faults.add("/lines", "wrong-sum", "add up to " + Rounding.plain(sum) + ", not to the amount");
        }
    }

    /** The lines of the note, none beyond what is left of its net. */
    private static Map<Integer, BigDecimal> lines(Deal deal, Wanted wanted, CreditedDeal credited) {
        BigDecimal left = Amounts.sum(credited.left().values().stream());
        if (wanted.amount().compareTo(left) > 0) {
            throw above(deal, "%s is left of the net".formatted(Rounding.show(left, credited.currency())));
        }
        if (wanted.lines() == null) {
            return credited.spread(wanted.amount());
        }
        Map<Integer, BigDecimal> lines = new TreeMap<>();
        wanted.lines().forEach(line -> lines.put(line.number(), line.amount()));
        if (credited.exceeds(lines)) {
            throw above(deal, "a line would be credited beyond what is left of its net");
        }
        return lines;
    }

    private static Refusal above(Deal deal, String why) {
        return new Refusal(ProblemType.CREDIT_ABOVE_NET, deal.number() + ": " + why);
    }

    private static ObjectNode data(StoredCreditNote note) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("creditNote", note.id());
        data.put("amount", Rounding.plain(note.written().amount()));
        data.put("currency", note.written().currency());
        data.put("date", note.written().date().toString());
        data.put("reason", note.written().reason());
        data.put("standing", note.standing().name());
        ObjectNode lines = data.putObject("lines");
        note.written().lines().forEach((line, amount) -> lines.put(line.toString(), Rounding.plain(amount)));
        return data;
    }
}
