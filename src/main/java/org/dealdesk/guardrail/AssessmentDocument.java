package org.dealdesk.guardrail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/**
 * An assessment as it is stored and answered: decimals as strings, amounts in minor units of the policy's currency, always the
 * same properties in the same order.
 */
public final class AssessmentDocument {

    private AssessmentDocument() {}

    /** The document of what was assessed; the remedies of its findings are worked out here. */
    public static ObjectNode of(PricedDeal deal, Assessment assessment) {
        Remedies remedies = new Remedies(deal);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("policy", assessment.policy());
        document.put("outcome", assessment.outcome().name());
        functions(document.putArray("requiredApprovals"), assessment.requiredApprovals());
        economics(document.putObject("economics"), assessment.economics());
        ArrayNode findings = document.putArray("findings");
        for (Finding finding : assessment.findings()) {
            finding(findings.addObject(), finding, assessment.economics(), remedies.of(finding));
        }
        return document;
    }

    private static void economics(ObjectNode json, Economics economics) {
        Currency currency = economics.currency();
        json.put("currency", currency.code());
        json.put("listTotal", Rounding.show(economics.listTotal(), currency));
        json.put("netTotal", Rounding.show(economics.netTotal(), currency));
        json.put("costTotal", Rounding.show(economics.costTotal(), currency));
        json.put("carvedInTotal", Rounding.show(economics.carvedInTotal(), currency));
        json.put("discountPct", economics.discountPct().shown());
        json.put("trueMarginPct", economics.trueMarginPct().shown());
        json.put("reportedMarginPct", economics.reportedMarginPct().shown());
        json.put("carveGapPts", economics.carveGapPts().shown());
        json.put("oneTimeTrueMarginPct", economics.oneTimeTrueMarginPct().shown());
        json.put(
                "subscriptionTrueMarginPct",
                economics.subscriptionTrueMarginPct().shown());
        json.put("realizedRate", economics.realizedRate().shown());
        json.put("tcv", Rounding.show(economics.tcv(), currency));
        json.put("acv", Rounding.show(economics.acv(), currency));
        commission(json, economics.commission());
        ArrayNode lines = json.putArray("lines");
        economics.lines().forEach(line -> line(lines.addObject(), line, currency));
    }

    private static void commission(ObjectNode json, Commission commission) {
        json.put("commissionBase", Rounding.show(commission.base(), commission.currency()));
        json.put("commission", Rounding.show(commission.amount(), commission.currency()));
        ArrayNode split = json.putArray("commissionSplit");
        for (Commission.Share share : commission.split()) {
            split.addObject()
                    .put("rep", share.rep())
                    .put("amount", Rounding.show(share.amount(), commission.currency()));
        }
    }

    private static void line(ObjectNode json, PricedLine line, Currency currency) {
        json.put("line", line.number());
        json.put("list", Rounding.show(line.list(), currency));
        json.put("net", Rounding.show(line.net(), currency));
        json.put("cost", Rounding.show(line.cost(), currency));
        json.put("discountPct", line.discountPct().shown());
        json.put("trueMarginPct", line.trueMarginPct().shown());
    }

    private static void finding(ObjectNode json, Finding finding, Economics economics, List<Remedy> remedies) {
        json.put("guardrail", finding.guardrail());
        json.put("line", finding.line());
        json.put("severity", finding.severity().name());
        functions(json.putArray("approvals"), finding.approvals());
        json.put("measured", finding.measured());
        json.put("limit", finding.limit());
        json.put("exceeded", finding.exceeded());
        FindingInputs.of(finding, economics).forEach(json.putObject("inputs")::put);
        json.put("message", finding.message());
        ArrayNode offered = json.putArray("remedies");
        remedies.forEach(remedy -> remedy.writeTo(offered.addObject()));
        if (finding.customerDeals() != null) {
            ArrayNode deals = json.putArray("deals");
            finding.customerDeals().numbers().forEach(deals::add);
            json.put("otherDeals", finding.customerDeals().others());
        }
    }

    static void functions(ArrayNode json, List<ApprovalFunction> functions) {
        functions.forEach(function -> json.add(function.name()));
    }
}
