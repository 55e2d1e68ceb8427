package org.dealdesk.policy;

/** What a guardrail can measure: of the deal as a whole or of each line, and in which unit. docs/guardrails.md explains each. */
public enum Measure {
    RETIRED_LINES(Subject.DEAL, Unit.COUNT),
    LINE_DISCOUNT_PCT(Subject.LINE, Unit.PERCENT),
    LINE_TRUE_MARGIN_PCT(Subject.LINE, Unit.PERCENT),
    LINE_EFFORT_SHORTFALL_PCT(Subject.LINE, Unit.PERCENT),
    LINE_VALIDITY_MONTHS(Subject.LINE, Unit.MONTHS),
    LINE_TERM_MONTHS(Subject.LINE, Unit.MONTHS),
    DEAL_DISCOUNT_PCT(Subject.DEAL, Unit.PERCENT),
    DEAL_TRUE_MARGIN_PCT(Subject.DEAL, Unit.PERCENT),
    ONE_TIME_TRUE_MARGIN_PCT(Subject.DEAL, Unit.PERCENT),
    SUBSCRIPTION_TRUE_MARGIN_PCT(Subject.DEAL, Unit.PERCENT),
    CARVE_GAP_PTS(Subject.DEAL, Unit.POINTS),
    REALIZED_RATE(Subject.DEAL, Unit.RATE),
    TCV(Subject.DEAL, Unit.AMOUNT),
    ACV(Subject.DEAL, Unit.AMOUNT),
    PAYMENT_TERMS_DAYS(Subject.DEAL, Unit.DAYS),
    CUSTOMER_CONCENTRATION_PCT(Subject.DEAL, Unit.PERCENT),
    CUSTOMER_WINDOW_TCV(Subject.DEAL, Unit.AMOUNT);

    private final Subject subject;
    private final Unit unit;

    Measure(Subject subject, Unit unit) {
        this.subject = subject;
        this.unit = unit;
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

    public Subject subject() {
        return subject;
    }

    public Unit unit() {
        return unit;
    }

    public boolean ofLine() {
        return subject == Subject.LINE;
    }

    /** Whether its value is made of costs, or would give them away. */
    public boolean showsCost() {
        return switch (this) {
            case LINE_TRUE_MARGIN_PCT,
                    DEAL_TRUE_MARGIN_PCT,
                    ONE_TIME_TRUE_MARGIN_PCT,
                    SUBSCRIPTION_TRUE_MARGIN_PCT,
                    CARVE_GAP_PTS,
                    REALIZED_RATE -> true;
            default -> false;
        };
    }

    /** Whether the customer's other deals are looked at too. */
    public boolean ofCustomer() {
        return this == CUSTOMER_CONCENTRATION_PCT || this == CUSTOMER_WINDOW_TCV;
    }
}
