package org.dealdesk.guardrail.derivation;

import java.util.Map;
import org.dealdesk.guardrail.economics.Figure;

/**
 * The derivation of one figure of an assessment, to be followed with a calculator.
 *
 * @param figure its name, as in the economics where it is there
 * @param owner what it belongs to
 * @param words what it is, and why it has no value where it has none
 * @param exact the value before it was rounded
 * @param ofCost whether it is a cost, or gives one away
 */
public record DerivedFigure(
        String figure, Owner owner, String words, Formula formula, Figure exact, Rounded rounded, boolean ofCost) {

    /**
     * A line, a rep or the deal.
     *
     * @param line 1 for the first line; null for the deal
     * @param rep whose part it is; null unless it is a part of the commission
     */
    record Owner(Integer line, String rep) {}

    /**
     * The value as it is shown.
     *
     * @param rounding how it was rounded, or {@code none}
     * @param value after rounding; null where there is none
     * @param unit what it counts, such as USD, % or hours
     */
    record Rounded(String rounding, String value, String unit) {}

    /** 1 for the first line; null for the deal. */
    public Integer line() {
        return owner.line();
    }

    /** Whose part it is; null unless it is a part of the commission. */
    public String rep() {
        return owner.rep();
    }

    public String rounding() {
        return rounded.rounding();
    }

    public String value() {
        return rounded.value();
    }

    public String unit() {
        return rounded.unit();
    }

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
