package org.dealdesk.policy;

import static org.dealdesk.policy.MeasureTraits.ofDeal;
import static org.dealdesk.policy.MeasureTraits.ofEachLine;

import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Window;

/**
 * What a guardrail can measure: one row each, with all that reading, linting and remedies ask of it. How its value is computed and
 * worded is its row in the table of {@code guardrail.measure}. docs/guardrails.md explains each.
 */
public enum Measure {
    RETIRED_LINES("retired SKUs", ofDeal(Unit.COUNT).between(0, 200).where(Sku::retired)),
    LINE_DISCOUNT_PCT(
            "line discount",
            ofEachLine(Unit.PERCENT).ratio(RatioKind.DISCOUNT).noneWhere(MeasureRange::mayListAtNothing)),
    LINE_TRUE_MARGIN_PCT(
            "line margin",
            ofEachLine(Unit.PERCENT).ratio(RatioKind.MARGIN).orNone().showingCost()),
    LINE_EFFORT_SHORTFALL_PCT(
            "under-planned delivery hours",
            ofEachLine(Unit.PERCENT)
                    .atMost(100)
                    .of(Lines.SUBSCRIPTION)
                    .where(sku -> sku.hoursPerMonth().signum() > 0)
                    .improvedBy(Lever.HOURS)),
    LINE_VALIDITY_MONTHS(
            "hours expiry",
            ofEachLine(Unit.MONTHS).between(1, 120).orNone().of(Lines.ONE_TIME).improvedBy(Lever.VALIDITY)),
    LINE_TERM_MONTHS(
            "subscription term",
            ofEachLine(Unit.MONTHS).between(1, 120).of(Lines.SUBSCRIPTION).improvedBy(Lever.TERM)),
    DEAL_DISCOUNT_PCT(
            "deal discount", ofDeal(Unit.PERCENT).ratio(RatioKind.DISCOUNT).noneWhere(MeasureRange::mayListAtNothing)),
    DEAL_TRUE_MARGIN_PCT(
            "deal margin", ofDeal(Unit.PERCENT).ratio(RatioKind.MARGIN).orNone().showingCost()),
    ONE_TIME_TRUE_MARGIN_PCT(
            "one-time margin",
            ofDeal(Unit.PERCENT)
                    .ratio(RatioKind.MARGIN)
                    .orNone()
                    .of(Lines.ONE_TIME)
                    .showingCost()),
    SUBSCRIPTION_TRUE_MARGIN_PCT(
            "subscription margin",
            ofDeal(Unit.PERCENT)
                    .ratio(RatioKind.MARGIN)
                    .orNone()
                    .of(Lines.SUBSCRIPTION)
                    .showingCost()),
    CARVE_GAP_PTS("carve-in gap", ofDeal(Unit.POINTS).atLeast(0).orNone().showingCost()),
    REALIZED_RATE(
            "realized hourly rate",
            ofDeal(Unit.RATE).ratio(RatioKind.RATE).of(Lines.ONE_TIME).showingCost()),
    TCV("total contract value", ofDeal(Unit.AMOUNT).atLeast(0)),
    ACV("annual contract value", ofDeal(Unit.AMOUNT).atLeast(0)),
    PAYMENT_TERMS_DAYS("payment terms", ofDeal(Unit.DAYS).between(0, 365).improvedBy(Lever.PAYMENT_TERMS)),
    CUSTOMER_CONCENTRATION_PCT(
            "customer concentration",
            ofDeal(Unit.PERCENT).between(0, 100).orNone().within(Window.Kind.MONTHS)),
    CUSTOMER_WINDOW_TCV(
            "total of the customer's recent deals",
            ofDeal(Unit.AMOUNT).atLeast(0).within(Window.Kind.DAYS));

    /** Complete before the constant is. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final MeasureTraits traits;

    private final String label;

    Measure(String label, MeasureTraits traits) {
        this.label = label;
        this.traits = traits;
    }

    /** As it reads inside a sentence. */
    public String label() {
        return label;
    }

    /** Whether there is one value for the deal, or one for each line. */
    public enum Subject {
        DEAL,
        LINE
    }

    /** What the value counts; it decides with how many decimals a finding shows it. */
    public enum Unit {
        PERCENT,
        POINTS,
        AMOUNT,
        RATE,
        COUNT,
        DAYS,
        MONTHS;

        /** A ratio is shown with as many decimals as it takes to tell it from its limit; the others are exact as shown. */
        public boolean isRatio() {
            return this == PERCENT || this == POINTS || this == RATE;
        }
    }

    /** Which lines of a deal the value is made of. */
    public enum Lines {
        ALL,
        ONE_TIME,
        SUBSCRIPTION;

        public boolean hold(SkuKind kind) {
            return this == ALL || kind.isOneTime() == (this == ONE_TIME);
        }
    }

    /** How a ratio is made of list, net, cost and hours. */
    public enum RatioKind {
        DISCOUNT(Direction.MAX),
        MARGIN(Direction.MIN),
        RATE(Direction.MIN);

        private final Direction limited;

        RatioKind(Direction limited) {
            this.limited = limited;
        }

        /** In which direction a guardrail limits it, if a higher price is to help. */
        public Direction limited() {
            return limited;
        }
    }

    /** Which input of a deal improves the value, so that a remedy can be worked out. */
    public enum Lever {
        /** A higher price and, where cost or hours are part of the ratio, fewer hours. */
        PRICE,
        /** More hours. */
        HOURS,
        PAYMENT_TERMS,
        TERM,
        VALIDITY,
        /** No single input. */
        NONE
    }

    public Subject subject() {
        return traits.subject();
    }

    public Unit unit() {
        return traits.unit();
    }

    public boolean ofLine() {
        return subject() == Subject.LINE;
    }

    public Lines lines() {
        return traits.lines();
    }

    /** Whether a deal of this SKU has a value that a guardrail could fail. */
    public boolean measures(Sku sku) {
        return traits.lines().hold(sku.kind()) && traits.skus().test(sku);
    }

    /** Null where it is not one of these ratios. */
    public RatioKind ratio() {
        return traits.ratio();
    }

    public Lever lever() {
        return traits.lever();
    }

    /** Which values it can take at all under this policy. */
    public MeasureRange range(Policy policy) {
        return traits.range(policy);
    }

    /** Whether its value is made of costs, or would give them away. */
    public boolean showsCost() {
        return traits.showsCost();
    }

    /** Over which window the customer's other deals are looked at; null where they are not. */
    public Window.Kind window() {
        return traits.window();
    }

    /** Whether the customer's other deals are looked at too. */
    public boolean ofCustomer() {
        return window() != null;
    }
}
