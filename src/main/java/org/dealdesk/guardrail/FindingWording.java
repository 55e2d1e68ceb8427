package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Measure.Unit;
import org.dealdesk.policy.Sku;

/**
 * Says a finding in one sentence to a sales rep: the actual value, the limit that it keeps or has missed, and what it takes.
 *
 * @param tier which one the value satisfies; their number where it satisfies none
 */
record FindingWording(Judgement judgement, int tier, Severity severity, List<ApprovalFunction> approvals)
        implements FindingText {

    @Override
    public String measured() {
        return judgement.figure().shown(judgement.decimals());
    }

    @Override
    public String limit() {
        Tier passing = judgement.guardrail().firstPassing();
        return passing == null ? null : shown(passing.at());
    }

    @Override
    public String exceeded() {
        return severity == Severity.PASS ? null : shown(missed());
    }

    @Override
    public String message() {
        return capitalized(actual(measured()) + comparison() + consequence() + ".");
    }

    private String shown(BigDecimal at) {
        return at == null ? null : Ratio.whole(at).shown(judgement.decimals());
    }

    /** Of the tier before the one that the value satisfies: only the last one can be without a limit. */
    private BigDecimal missed() {
        return tier == 0 ? null : at(tier - 1);
    }

    private BigDecimal at(int place) {
        return judgement.guardrail().tiers().get(place).at();
    }

    private String comparison() {
        BigDecimal at = severity == Severity.PASS ? at(tier) : missed();
        boolean saysItself = judgement.guardrail().measure() == Measure.RETIRED_LINES && at != null && at.signum() == 0;
        return at == null || saysItself ? "" : comparison(withUnit(judgement.shown(at)));
    }

    private String comparison(String limit) {
        if (severity == Severity.PASS) {
            return judgement.figure().hasValue() ? (isMax() ? ", within " : ", at least ") + limit : "";
        }
        if (!judgement.figure().hasValue()) {
            return ", and the limit is " + limit;
        }
        return (isMax() ? ", above " : ", below ") + limit;
    }

    private String consequence() {
        return switch (severity) {
            case PASS -> "";
            case REVIEW -> ": " + must(approvals);
            case BLOCK -> ": nobody can approve it";
        };
    }

    private String actual(String measured) {
        if (judgement.figure().isUndefined()) {
            return subject() + " is undefined, since " + nothing();
        }
        String value = measured == null ? null : withUnit(measured);
        return switch (judgement.guardrail().measure()) {
            case RETIRED_LINES -> retired(measured);
            case LINE_DISCOUNT_PCT -> "line " + judgement.line() + " is discounted " + value;
            case DEAL_DISCOUNT_PCT -> "the deal is discounted " + value;
            case LINE_EFFORT_SHORTFALL_PCT ->
                "line " + judgement.line() + " is planned " + value + " short of the hours it includes";
            case LINE_VALIDITY_MONTHS ->
                value == null
                        ? "the hours of line " + judgement.line() + " never lapse"
                        : "the hours of line " + judgement.line() + " lapse after " + value;
            case LINE_TERM_MONTHS -> "line " + judgement.line() + " runs for " + value;
            case PAYMENT_TERMS_DAYS -> "the customer pays within " + value;
            default -> subject() + " is " + value;
        };
    }

    private String subject() {
        return switch (judgement.guardrail().measure()) {
            case LINE_DISCOUNT_PCT -> "the discount of line " + judgement.line();
            case LINE_TRUE_MARGIN_PCT -> "the true margin of line " + judgement.line();
            case DEAL_DISCOUNT_PCT -> "the deal's discount";
            case DEAL_TRUE_MARGIN_PCT -> "the deal's true margin";
            case ONE_TIME_TRUE_MARGIN_PCT -> "the true margin of one-time services";
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> "the true margin of the subscriptions";
            case CARVE_GAP_PTS -> "the gap between reported and true margin";
            case REALIZED_RATE -> "the realized rate of an hour";
            case TCV -> "the deal's total contract value";
            case ACV -> "the deal's annual contract value";
            case CUSTOMER_CONCENTRATION_PCT -> "this customer's share of approved business";
            case CUSTOMER_WINDOW_TCV -> "the total of this customer's recent deals";
            default -> throw new IllegalStateException("always has a value: " + judgement.guardrail());
        };
    }

    /** Why a ratio has no value. */
    private String nothing() {
        return switch (judgement.guardrail().measure()) {
            case LINE_DISCOUNT_PCT, DEAL_DISCOUNT_PCT -> "the list price comes to nothing";
            case REALIZED_RATE -> "no hours are planned";
            case CUSTOMER_CONCENTRATION_PCT -> "nothing has been approved";
            default -> "the customer pays nothing";
        };
    }

    private String retired(String measured) {
        List<Sku> skus = judgement.retired();
        if (skus.isEmpty()) {
            return "no line has a retired SKU";
        }
        String named =
                skus.stream().distinct().map(FindingWording::withReplacement).collect(Collectors.joining(", "));
        return measured + (skus.size() == 1 ? " line has a retired SKU, " : " lines have a retired SKU, ") + named;
    }

    private static String withReplacement(Sku sku) {
        return sku.replacement() == null ? sku.code() : sku.code() + " (sell " + sku.replacement() + " instead)";
    }

    private boolean isMax() {
        return judgement.guardrail().direction() == Direction.MAX;
    }

    private String withUnit(String value) {
        Unit unit = judgement.guardrail().measure().unit();
        return switch (unit) {
            case PERCENT -> value + " %";
            case POINTS -> value + " points";
            case AMOUNT, RATE -> value + " " + judgement.currency().code();
            case DAYS -> value + (isOne(value) ? " day" : " days");
            case MONTHS -> value + (isOne(value) ? " month" : " months");
            case COUNT -> value;
        };
    }

    private static boolean isOne(String value) {
        return new BigDecimal(value).compareTo(BigDecimal.ONE) == 0;
    }

    static String must(List<ApprovalFunction> approvals) {
        return ApprovalFunction.spoken(approvals) + " must approve";
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
