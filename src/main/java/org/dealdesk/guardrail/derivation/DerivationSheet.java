package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.derivation.DerivedFigure.Owner;
import org.dealdesk.guardrail.derivation.DerivedFigure.Rounded;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;

/** The sheet on which the figures of a deal or of one line are derived, one below the other; each value is the assessment's own. */
final class DerivationSheet {

    static final String EXACT = "none";
    private static final int RATIO_DECIMALS = 2;

    private final Owner owner;
    private final List<DerivedFigure> figures = new ArrayList<>();

    private DerivationSheet(Owner owner) {
        this.owner = owner;
    }

    static DerivationSheet ofDeal() {
        return new DerivationSheet(new Owner(null, null));
    }

    static DerivationSheet ofLine(int line) {
        return new DerivationSheet(new Owner(line, null));
    }

    /** Of a rep's part of the commission. */
    static DerivationSheet ofRep(String rep) {
        return new DerivationSheet(new Owner(null, rep));
    }

    /** Why a ratio has no value: with a zero denominator it is undefined, without lines it is absent. */
    record Nothing(String undefined, String absent) {

        static Nothing undefined(String why) {
            return new Nothing(why, "the deal has no value to measure");
        }
    }

    List<DerivedFigure> figures() {
        return List.copyOf(figures);
    }

    /** An amount, rounded half up to minor units. */
    void amount(String figure, String words, Formula formula, Ratio exact, BigDecimal value, Currency in) {
        add(figure, words, formula, exact, halfUp(in.decimals()), Rounding.show(value, in), in.code());
    }

    /** An amount that needs no rounding: a sum of what has been rounded already. */
    void sum(String figure, String words, Formula formula, BigDecimal value, Currency in) {
        add(figure, words, formula, Ratio.whole(value), EXACT, Rounding.show(value, in), in.code());
    }

    void hours(String figure, String words, Formula formula, BigDecimal value) {
        add(figure, words, formula, Ratio.whole(value), EXACT, Rounding.plain(value), "hours");
    }

    /** A percentage or a rate: shown with 2 decimals, compared unrounded. */
    void ratio(String figure, String words, Nothing nothing, Formula formula, Figure value, String unit) {
        String why = value.isAbsent()
                ? ". Absent: " + nothing.absent()
                : value.isUndefined() ? ". Undefined: " + nothing.undefined() : "";
        figures.add(new DerivedFigure(
                figure,
                owner,
                words + why,
                value.isAbsent() ? null : formula,
                value,
                new Rounded(value.hasValue() ? halfUp(RATIO_DECIMALS) : EXACT, value.shown(), unit),
                formula.ofCost()));
    }

    void add(String figure, String words, Formula formula, Ratio exact, String rounding, String value, String unit) {
        figures.add(new DerivedFigure(
                figure, owner, words, formula, Figure.of(exact), new Rounded(rounding, value, unit), formula.ofCost()));
    }

    static String halfUp(int decimals) {
        return "half up to " + decimals + " decimals";
    }
}
