package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.function.Predicate;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure.Lever;
import org.dealdesk.policy.Measure.Lines;
import org.dealdesk.policy.Measure.RatioKind;
import org.dealdesk.policy.Measure.Subject;
import org.dealdesk.policy.Measure.Unit;

/** What is declared of one measure. Each method adds one thing and gives the declaration back, so that a measure reads as one row. */
final class MeasureTraits {

    private final Subject subject;
    private final Unit unit;
    private Lines lines = Lines.ALL;
    private Predicate<Sku> skus = sku -> true;
    private RatioKind ratio;
    private Lever lever = Lever.NONE;
    private BigDecimal least;
    private BigDecimal most;
    private Predicate<Policy> none = policy -> false;
    private Window.Kind window;
    private boolean showsCost;

    private MeasureTraits(Subject subject, Unit unit) {
        this.subject = subject;
        this.unit = unit;
    }

    static MeasureTraits ofDeal(Unit unit) {
        return new MeasureTraits(Subject.DEAL, unit);
    }

    static MeasureTraits ofEachLine(Unit unit) {
        return new MeasureTraits(Subject.LINE, unit);
    }

    MeasureTraits of(Lines some) {
        lines = some;
        return this;
    }

    /** Of these lines only those with such a SKU. */
    MeasureTraits where(Predicate<Sku> such) {
        skus = such;
        return this;
    }

    /** A ratio of list, net, cost and hours, which prices change: at most 100 % where it is a share, at least 0 where it is a rate. */
    MeasureTraits ratio(RatioKind kind) {
        ratio = kind;
        return (kind == RatioKind.RATE ? atLeast(0) : atMost(100)).improvedBy(Lever.PRICE);
    }

    MeasureTraits improvedBy(Lever by) {
        lever = by;
        return this;
    }

    MeasureTraits atLeast(int value) {
        least = BigDecimal.valueOf(value);
        return this;
    }

    MeasureTraits atMost(int value) {
        most = BigDecimal.valueOf(value);
        return this;
    }

    MeasureTraits between(int from, int to) {
        return atLeast(from).atMost(to);
    }

    /** It may also have no value, or one above every limit. */
    MeasureTraits orNone() {
        return noneWhere(policy -> true);
    }

    MeasureTraits noneWhere(Predicate<Policy> such) {
        none = such;
        return this;
    }

    /** It counts the customer's other deals within a window of that kind, which its guardrails must give. */
    MeasureTraits within(Window.Kind kind) {
        window = kind;
        return this;
    }

    MeasureTraits showingCost() {
        showsCost = true;
        return this;
    }

    Subject subject() {
        return subject;
    }

    Unit unit() {
        return unit;
    }

    Lines lines() {
        return lines;
    }

    Predicate<Sku> skus() {
        return skus;
    }

    RatioKind ratio() {
        return ratio;
    }

    Lever lever() {
        return lever;
    }

    MeasureRange range(Policy policy) {
        return new MeasureRange(least, most, none.test(policy));
    }

    Window.Kind window() {
        return window;
    }

    boolean showsCost() {
        return showsCost;
    }
}
