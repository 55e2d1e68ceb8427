package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.measure.MeasureTable;
import org.dealdesk.guardrail.measure.MeasureText;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure.Unit;

/**
 * Words a finding in one sentence: the actual value, the limit that it keeps or misses, and the approvals it needs.
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
        return at == null || text().impliesLimit(at) ? "" : comparison(withUnit(judgement.shown(at)));
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
            case BLOCK -> ": blocked by policy";
        };
    }

    private String actual(String measured) {
        MeasureText text = text();
        if (judgement.figure().isUndefined()) {
            return text.undefined(judgement.line());
        }
        String value = measured == null ? null : withUnit(measured);
        return text.statement(new MeasureText.Value(judgement.line(), value, judgement.retired()));
    }

    private MeasureText text() {
        return MeasureTable.of(judgement.guardrail().measure()).text();
    }

    private boolean isMax() {
        return judgement.guardrail().direction() == Direction.MAX;
    }

    private String withUnit(String value) {
        Unit unit = judgement.guardrail().measure().unit();
        return switch (unit) {
            case PERCENT -> value + " %";
            case POINTS -> value + " points";
            case AMOUNT, RATE ->
                AmountText.grouped(new BigDecimal(value)) + " "
                        + judgement.currency().code();
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
