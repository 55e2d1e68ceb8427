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

/** Says a finding in one sentence to a sales rep: the actual value, the limit, and what it takes. */
record Wording(Judgement judgement, Severity severity, List<ApprovalFunction> approvals) implements FindingText {

    @Override
    public String measured() {
        return judgement.figure().shown(decimals());
    }

    @Override
    public String limit() {
        BigDecimal at = passingLimit();
        return at == null ? null : Ratio.whole(at).shown(decimals());
    }

    @Override
    public String message() {
        String limit = limit();
        boolean saysItself = judgement.guardrail().measure() == Measure.RETIRED_LINES && "0".equals(limit);
        String comparison = limit == null || saysItself ? "" : comparison(withUnit(limit));
        return capitalized(actual(measured()) + comparison + consequence() + ".");
    }

    private int decimals() {
        return judgement.decimals(severity, passingLimit());
    }

    private BigDecimal passingLimit() {
        Tier passing = judgement.guardrail().passingTier();
        return passing == null ? null : passing.at();
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
            case BLOCK -> ": " + outermost();
        };
    }

    /** What a blocked value has run into: the last limit that anybody could approve. */
    private String outermost() {
        List<Tier> tiers = judgement.guardrail().tiers();
        Tier last = tiers.get(tiers.size() - 1);
        if (last.passes() || last.at() == null) {
            return "nobody can approve it";
        }
        return "nobody can approve " + (isMax() ? "more than " : "less than ") + withUnit(judgement.shown(last.at()));
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
        String named = skus.stream().distinct().map(Wording::withReplacement).collect(Collectors.joining(", "));
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
        List<String> names =
                approvals.stream().sorted().map(ApprovalFunction::spoken).toList();
        String last = names.get(names.size() - 1);
        return (names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last)
                + " must approve";
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
