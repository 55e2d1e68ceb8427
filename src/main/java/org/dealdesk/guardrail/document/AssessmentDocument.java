package org.dealdesk.guardrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.FindingInputs;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.remedy.Remedies;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/**
 * An assessment as it is answered and as it is stored: decimals as strings, amounts in minor units of the policy's currency, always
 * the same properties in the same order. What is stored, hashed and assessed again for ever is its facts, in a numbered format;
 * sentences and remedies are texts, which improve from version to version.
 */
public final class AssessmentDocument {

    /** The format of what is stored now. A change of the facts of an assessment adds the next one and keeps this as it is. */
    public static final int FORMAT = 2;

    /** The first format with what each plan pays. */
    private static final int WITH_PLANS = 2;

    private AssessmentDocument() {}

    /** All of it; the remedies of its findings are worked out here. */
    public static ObjectNode of(PricedDeal deal, Assessment assessment) {
        ObjectNode document = facts(FORMAT, assessment);
        JsonNode findings = document.required("findings");
        ArrayNode texts = texts(deal, assessment);
        for (int index = 0; index < texts.size(); index++) {
            ((ObjectNode) findings.get(index)).setAll((ObjectNode) texts.get(index));
        }
        return document;
    }

    /** What each finding says and what would mend it, in the order of the findings. */
    public static ArrayNode texts(PricedDeal deal, Assessment assessment) {
        Remedies remedies = new Remedies(deal);
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : assessment.findings()) {
            ObjectNode text = texts.addObject().put("message", finding.message());
            ArrayNode offered = text.putArray("remedies");
            remedies.of(finding).forEach(remedy -> remedy.writeTo(offered.addObject()));
        }
        return texts;
    }

    /**
     * The figures and codes, as a stored document of that format has them.
     *
     * @throws IllegalArgumentException for a format that this version does not know
     */
    public static ObjectNode facts(int format, Assessment assessment) {
        requireKnown(format);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("policy", assessment.policy());
        document.put("outcome", assessment.outcome().name());
        functions(document.putArray("requiredApprovals"), assessment.requiredApprovals());
        economics(document.putObject("economics"), format, assessment.economics());
        ArrayNode findings = document.putArray("findings");
        for (Finding finding : assessment.findings()) {
            finding(findings.addObject(), finding, assessment.economics());
        }
        if (assessment.similarCustomers() != null) {
            assessment.similarCustomers().forEach(document.putArray("similarCustomers")::add);
            document.put("otherSimilarCustomers", 0);
        }
        return document;
    }

    /**
     * Refuses what a later version has stored before anything is read of it.
     *
     * @throws IllegalArgumentException for a format that this version does not know
     */
    public static void requireKnown(int format) {
        if (format < 1 || format > FORMAT) {
            throw new IllegalArgumentException("format " + format + " is not known to this version");
        }
    }

    private static void economics(ObjectNode json, int format, Economics economics) {
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
        if (format >= WITH_PLANS) {
            PlansDocument.write(json.putArray("commissionPlans"), economics.commission());
        }
        ArrayNode lines = json.putArray("lines");
        economics.lines().forEach(line -> line(lines.addObject(), line, currency));
    }

    private static void commission(ObjectNode json, ExpectedCommission commission) {
        json.put("commissionBase", Rounding.show(commission.base(), commission.currency()));
        json.put("commission", Rounding.show(commission.amount(), commission.currency()));
        ArrayNode split = json.putArray("commissionSplit");
        for (ExpectedCommission.Share share : commission.split()) {
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

    private static void finding(ObjectNode json, Finding finding, Economics economics) {
        json.put("guardrail", finding.guardrail());
        json.put("line", finding.line());
        json.put("severity", finding.severity().name());
        functions(json.putArray("approvals"), finding.approvals());
        json.put("measured", finding.measured());
        json.put("limit", finding.limit());
        json.put("exceeded", finding.exceeded());
        FindingInputs.of(finding, economics).forEach(json.putObject("inputs")::put);
        if (finding.countedDeals() != null) {
            ArrayNode deals = json.putArray("deals");
            finding.countedDeals().numbers().forEach(deals::add);
            json.put("otherDeals", finding.countedDeals().others());
        }
    }

    static void functions(ArrayNode json, List<ApprovalFunction> functions) {
        functions.forEach(function -> json.add(function.name()));
    }
}
