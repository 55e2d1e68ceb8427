package org.dealdesk.guardrail.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.derivation.Derivation;
import org.dealdesk.guardrail.derivation.Derivation.Silence;
import org.dealdesk.guardrail.derivation.DerivedFigure;
import org.dealdesk.guardrail.derivation.DerivedFinding;
import org.dealdesk.guardrail.derivation.DerivedFinding.Comparison;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/**
 * A derivation as it is answered, always with the same properties in the same order. It is never stored: it follows from what is.
 */
public final class DerivationDocument {

    private static final String KEPT = "Its figures are not shown";

    private final boolean withCost;
    private final boolean withCommission;
    private final Set<String> kept;

    private DerivationDocument(boolean withCost, boolean withCommission, Set<String> kept) {
        this.withCost = withCost;
        this.withCommission = withCommission;
        this.kept = kept;
    }

    /**
     * What its reader may see. What is kept from them is named, but has no numbers.
     *
     * @param withCost whether costs, and what they could be worked out from, are among it
     * @param withCommission whether the commission is among it
     * @param kept the guardrails whose findings are made of deals that the reader may not see
     */
    public static ObjectNode of(Derivation derivation, boolean withCost, boolean withCommission, Set<String> kept) {
        return new DerivationDocument(withCost, withCommission, kept).document(derivation);
    }

    private ObjectNode document(Derivation derivation) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode figures = document.putArray("figures");
        derivation.figures().forEach(figure -> figure(figures.addObject(), figure));
        gate(document.putObject("commissionGate"), derivation.gate());
        ArrayNode findings = document.putArray("findings");
        derivation.findings().forEach(finding -> finding(findings.addObject(), finding));
        ArrayNode silences = document.putArray("silent");
        for (Silence silence : derivation.silences()) {
            silences.addObject().put("guardrail", silence.guardrail().id()).put("why", silence.why());
        }
        return document;
    }

    private void figure(ObjectNode json, DerivedFigure figure) {
        boolean shown = (withCost || !figure.ofCost()) && (withCommission || !figure.ofCommission());
        json.put("figure", figure.figure());
        json.put("line", figure.line());
        json.put("rep", figure.rep());
        json.put("words", shown ? figure.words() : KEPT);
        json.put("formula", shown && figure.formula() != null ? figure.formula().text() : null);
        ObjectNode inputs = json.putObject("inputs");
        if (shown) {
            figure.inputs().forEach(inputs::put);
        }
        json.put("calculation", shown ? figure.calculation() : null);
        state(json, shown ? figure.exact() : null);
        json.put("rounding", shown ? figure.rounding() : null);
        json.put("value", shown ? figure.value() : null);
        json.put("unit", figure.unit());
    }

    private void gate(ObjectNode json, Derivation.CommissionGate gate) {
        boolean known = withCost && gate.marginGate() != null;
        json.put("marginGate", known ? Rounding.plain(gate.marginGate()) : null);
        json.put("comparison", withCost ? gate.comparison() : null);
        json.put("open", (withCost || withCommission) ? gate.isOpen() : null);
    }

    private void finding(ObjectNode json, DerivedFinding derived) {
        Finding finding = derived.finding();
        boolean shown = (withCost || !derived.ofCost()) && !kept.contains(finding.guardrail());
        json.put("guardrail", finding.guardrail());
        json.put("line", finding.line());
        json.put(
                "measure",
                finding.rule() == null ? null : finding.rule().measure().name());
        json.put("words", shown ? derived.words() : KEPT);
        json.put("formula", derived.formula() == null ? null : derived.formula().text());
        json.put(
                "calculation",
                shown && derived.formula() != null ? derived.formula().calculation() : null);
        state(json, shown ? finding.figure() : null);
        ArrayNode tiers = json.putArray("tiers");
        if (shown) {
            derived.tiers().forEach(tier -> tier(tiers.addObject(), tier));
        }
        boolean decided = shown
                && finding.rule() != null
                && finding.tier() < derived.tiers().size();
        json.put("decidedBy", decided ? finding.tier() + 1 : null);
    }

    private static void tier(ObjectNode json, Comparison tier) {
        json.put("at", tier.at() == null ? null : Rounding.plain(tier.at()));
        approvals(json.putArray("approvals"), tier.approvals());
        json.put("comparison", tier.comparison());
        json.put("satisfied", tier.satisfied());
    }

    private static void approvals(ArrayNode json, List<ApprovalFunction> functions) {
        functions.forEach(function -> json.add(function.name()));
    }

    /** The value before rounding; or, in a word, why there is none. */
    private static void state(ObjectNode json, Figure figure) {
        boolean value = figure != null && figure.hasValue();
        json.put("state", figure == null ? "NOT_SHOWN" : figure.state());
        json.put("unrounded", value ? figure.ratio().digits(Derivation.DIGITS) : null);
        String fraction = value ? figure.ratio().fraction() : "";
        json.put(
                "fraction",
                fraction.contains("/") && json.get("unrounded").textValue().endsWith("…") ? fraction : null);
    }
}
