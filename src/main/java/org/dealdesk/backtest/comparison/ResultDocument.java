package org.dealdesk.backtest.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import org.dealdesk.backtest.comparison.BacktestTotals.Business;
import org.dealdesk.backtest.comparison.BacktestTotals.Cell;
import org.dealdesk.backtest.comparison.BacktestTotals.Load;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/** A tally as it is stored and answered. It has no times or durations, so the same deals give the same text. */
public record ResultDocument(BacktestTotals tally, Currency currency) {

    public ObjectNode write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("currency", currency.code());
        json.put("deals", tally.compared());
        json.put("changed", tally.changed());
        json.put("note", tally.compared() == 0 ? "There was no deal to compare" : null);
        outcomes(json.putArray("outcomes"));
        approvals(json.putArray("approvals"));
        Cell blocked = new Cell();
        blocked.add(tally.cell(Outcome.CLEAR, Outcome.BLOCKED));
        blocked.add(tally.cell(Outcome.REVIEW, Outcome.BLOCKED));
        Cell unblocked = new Cell();
        unblocked.add(tally.cell(Outcome.BLOCKED, Outcome.CLEAR));
        unblocked.add(tally.cell(Outcome.BLOCKED, Outcome.REVIEW));
        cell(json.putObject("blocked"), blocked);
        cell(json.putObject("unblocked"), unblocked);
        cell(json.putObject("cleared"), tally.cell(Outcome.REVIEW, Outcome.CLEAR));
        ObjectNode business = json.putObject("business");
        business(business.putObject("then"), tally.then());
        business(business.putObject("now"), tally.now());
        ArrayNode silent = json.putArray("silent");
        tally.silent()
                .forEach((guardrail, deals) ->
                        silent.addObject().put("guardrail", guardrail).put("deals", deals));
        ArrayNode changes = json.putArray("changes");
        tally.changes().forEach(deal -> change(changes.addObject(), deal));
        json.put("faulty", tally.faulty());
        json.put("faultCount", tally.faultCount());
        ArrayNode faults = json.putArray("faults");
        tally.faults().forEach(fault -> fault(faults.addObject(), fault));
        return json;
    }

    private void outcomes(ArrayNode json) {
        for (Outcome then : Outcome.values()) {
            for (Outcome now : Outcome.values()) {
                ObjectNode cell = json.addObject().put("then", then.name()).put("now", now.name());
                cell(cell, tally.cell(then, now));
            }
        }
    }

    private void approvals(ArrayNode json) {
        for (ApprovalFunction function : ApprovalFunction.values()) {
            Load load = tally.load(function);
            json.addObject()
                    .put("function", function.name())
                    .put("then", load.then())
                    .put("now", load.now())
                    .put("added", load.added())
                    .put("removed", load.removed());
        }
    }

    private void cell(ObjectNode json, Cell cell) {
        json.put("deals", cell.deals()).put("tcv", shown(cell.tcv()));
    }

    private void business(ObjectNode json, Business business) {
        BigDecimal net = business.sold().tcv();
        BigDecimal margin = net.subtract(business.cost());
        cell(json, business.sold());
        json.put("cost", shown(business.cost()));
        json.put("trueMargin", shown(margin));
        json.put("trueMarginPct", Figure.of(Ratio.percent(margin, net)).shown());
        json.put("commission", shown(business.commission()));
    }

    private void change(ObjectNode json, DealComparison deal) {
        json.put("deal", deal.deal());
        json.put("revision", deal.revision());
        json.put("customer", deal.customer());
        verdict(json.putObject("then"), deal.then());
        verdict(json.putObject("now"), deal.now());
        ArrayNode because = json.putArray("because");
        deal.because().forEach(because::add);
    }

    private void verdict(ObjectNode json, VersionVerdict verdict) {
        json.put("outcome", verdict.outcome().name());
        functions(json.putArray("approvals"), verdict.asked());
        json.put("tcv", shown(verdict.tcv()));
        json.put("trueMargin", shown(verdict.tcv().subtract(verdict.cost())));
        json.put("commission", shown(verdict.commission()));
    }

    private static void functions(ArrayNode json, Collection<ApprovalFunction> functions) {
        ApprovalFunction.byName(functions).forEach(function -> json.add(function.name()));
    }

    private static void fault(ObjectNode json, RowFault fault) {
        json.put("row", fault.row());
        json.put("deal", fault.deal());
        json.put("pointer", fault.pointer());
        json.put("code", fault.code());
        json.put("detail", fault.detail());
    }

    private String shown(BigDecimal amount) {
        return Rounding.show(amount, currency);
    }
}
