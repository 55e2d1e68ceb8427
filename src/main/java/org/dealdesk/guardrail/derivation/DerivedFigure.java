package org.dealdesk.guardrail.derivation;

import java.util.Map;
import org.dealdesk.guardrail.economics.Figure;

/**
 * The derivation of one figure of an assessment, to be followed with a calculator.
 *
 * @param figure its name, as in the economics where it is there
 * @param line 1 for the first line; null for the deal
 * @param rep whose part it is; null unless it is a part of the commission
 * @param words what it is, and why it has no value where it has none
 * @param exact the value before it was rounded
 * @param rounding how it was rounded, or {@code none}
 * @param value after rounding; null where there is none
 * @param unit what it counts, such as USD, % or hours
 * @param ofCost whether it is a cost, or gives one away
 */
public record DerivedFigure(
        String figure,
        Integer line,
        String rep,
        String words,
        Formula formula,
        Figure exact,
        String rounding,
        String value,
        String unit,
        boolean ofCost) {

    /** Whether it is a commission, which tells that the margin passed the gate. */
    public boolean ofCommission() {
        return figure.startsWith("commission") && !figure.equals("commissionBase");
    }

    public String calculation() {
        return formula == null ? null : formula.calculation();
    }

    public Map<String, String> inputs() {
        return formula == null ? Map.of() : formula.inputs();
    }
}
