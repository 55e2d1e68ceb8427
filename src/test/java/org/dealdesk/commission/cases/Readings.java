package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dealdesk.commission.journal.Amortization;
import org.dealdesk.commission.journal.Journal;
import org.dealdesk.commission.journal.JournalLine;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.statement.Balances;
import org.dealdesk.commission.statement.Months;
import org.dealdesk.commission.statement.Statement;
import org.dealdesk.policy.CommissionRules.Treatment;

/** What can be read of a sequence, in the form in which its golden file states it. */
final class Readings {

    private final PlayedCase world;

    Readings(PlayedCase world) {
        this.world = world;
    }

    ObjectNode deal(PlayedDeal deal) {
        DealAmounts amounts = world.ledger.of(deal.number);
        ObjectNode json = PlayedCase.json().put("status", deal.status).put("revision", deal.revision);
        amounts.state().ifPresent(state -> json.put("state", state.name()));
        json.put("accrued", amounts.accrued().toPlainString());
        amounts.earning()
                .ifPresent(earning -> json.put("earned", amounts.earned().toPlainString())
                        .put("clawedBack", amounts.clawedBack().toPlainString())
                        .put("standing", amounts.standing().toPlainString()));
        return json;
    }

    /** Without transactions of 0, but for accruals. */
    ArrayNode transactions() {
        ArrayNode all = PlayedCase.json().arrayNode();
        world.ledger.all.stream()
                .filter(transaction -> !transaction.legs().isEmpty())
                .forEach(transaction -> transaction(transaction, all.addObject()));
        return all;
    }

    private static void transaction(Transaction transaction, ObjectNode json) {
        json.put("type", transaction.type().name())
                .put("deal", transaction.deal())
                .put("effectiveOn", transaction.effectiveOn().toString());
        ArrayNode legs = json.putArray("legs");
        Amounts.by(transaction.legs(), leg -> new Leg(leg.account(), leg.person(), leg.plan(), BigDecimal.ZERO))
                .forEach((place, amount) -> {
                    if (amount.signum() != 0 || place.account() == Account.ACCRUED) {
                        legs.addObject()
                                .put("account", place.account().name())
                                .put("person", place.person())
                                .put("plan", place.plan())
                                .put("amount", amount.toPlainString());
                    }
                });
    }

    ObjectNode balances(String person) {
        return balances(Balances.of(person, world.ledger.all, transaction -> true));
    }

    private static ObjectNode balances(Balances balances) {
        return PlayedCase.json()
                .put("ACCRUED", balances.accrued().toPlainString())
                .put("EARNED", balances.earned().toPlainString())
                .put("PAID", balances.paid().toPlainString());
    }

    ObjectNode statement(String person, YearMonth month) {
        boolean closed = world.ledger.lastClosed != null && !month.isAfter(world.ledger.lastClosed);
        Refused.unless(
                !closed || Months.people(month, world.ledger.all).contains(person), 404, "no statement of " + person);
        Statement statement = Statement.of(person, month, world.ledger.all);
        ObjectNode json = PlayedCase.json().put("status", closed ? "FINAL" : "OPEN");
        json.set("opening", balances(statement.opening()));
        ArrayNode deals = json.putArray("deals");
        for (Statement.OfDeal deal : statement.deals()) {
            ArrayNode entries = deals.addObject().put("deal", deal.deal()).putArray("entries");
            deal.entries().forEach(entry -> entry(entry, entries.addObject()));
        }
        ArrayNode adjustments = json.putArray("adjustments");
        statement.adjustments().forEach(entry -> entry(entry, adjustments.addObject()));
        ArrayNode payments = json.putArray("payouts");
        statement.payments().forEach(payment -> payments.addObject()
                .put("on", payment.on().toString())
                .put("type", payment.type().name())
                .put("batch", payment.batch())
                .put("paidOn", payment.paidOn().toString())
                .put("amount", payment.amount().toPlainString()));
        json.set("closing", balances(statement.closing()));
        return json;
    }

    private static void entry(Statement.Entry entry, ObjectNode json) {
        json.put("on", entry.transaction().effectiveOn().toString())
                .put("type", entry.transaction().type().name())
                .put("plan", entry.leg().plan())
                .put("account", entry.leg().account().name())
                .put("amount", entry.leg().amount().toPlainString());
    }

    ArrayNode journal(YearMonth month) {
        Journal journal = Journal.of(
                month,
                world.ledger.all,
                deal -> world.accounting(),
                world.policy.currency(),
                month.isBefore(YearMonth.from(world.today())));
        ArrayNode lines = PlayedCase.json().arrayNode();
        journal.lines().forEach(line -> line(line, lines.addObject()));
        return lines;
    }

    private static void line(JournalLine line, ObjectNode json) {
        json.put("date", line.date().toString())
                .put("account", line.account())
                .put("debit", line.debit().toPlainString())
                .put("credit", line.credit().toPlainString())
                .put("deal", line.booking().deal())
                .put("person", line.booking().person())
                .put("transaction", line.booking().transaction());
    }

    ArrayNode amortization(YearMonth month) {
        ArrayNode rows = PlayedCase.json().arrayNode();
        if (world.accounting().treatment() == Treatment.AMORTIZE) {
            world.ledger.all.stream()
                    .map(Transaction::deal)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(deal -> row(deal, month, rows));
        }
        return rows;
    }

    private void row(String deal, YearMonth month, ArrayNode rows) {
        int months = world.accounting().months();
        Amortization costs = new Amortization(
                DealAmounts.of(deal, world.ledger.all).transactions(), months, world.policy.currency());
        if (costs.standing(month).signum() != 0) {
            rows.addObject()
                    .put("deal", deal)
                    .put("standing", costs.standing(month).toPlainString())
                    .put("months", months)
                    .put("amortized", costs.cumulative(month).toPlainString())
                    .put("remaining", costs.remaining(month).toPlainString());
        }
    }

    /** Final statements by person and month. */
    SortedMap<String, ObjectNode> finalStatements() {
        SortedMap<String, ObjectNode> all = new TreeMap<>();
        for (YearMonth month = world.ledger.firstMonth();
                world.ledger.lastClosed != null && !month.isAfter(world.ledger.lastClosed);
                month = month.plusMonths(1)) {
            for (String person : Months.people(month, world.ledger.all)) {
                all.put(person + " " + month, statement(person, month));
            }
        }
        return all;
    }
}
