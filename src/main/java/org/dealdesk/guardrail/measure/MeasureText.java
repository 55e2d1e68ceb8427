package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.policy.Sku;

/** How a measure reads in the sentence of a finding, up to its limit. */
public interface MeasureText {

    /**
     * The value to be told.
     *
     * @param line null for the deal
     * @param shown with its unit; null for hours that never lapse
     * @param retired the retired SKUs on the deal
     */
    record Value(Integer line, String shown, List<Sku> retired) {}

    /** What the value is. */
    String statement(Value value);

    /** That there is no value, and why. */
    String undefined(Integer line);

    /** Whether the statement already says what the limit is. */
    default boolean impliesLimit(BigDecimal limit) {
        return false;
    }

    /** A subject that is so much, or undefined for this reason. */
    static MeasureText ratio(String subject, String whyUndefined) {
        return ratio(subject, subject + " is {value}", whyUndefined);
    }

    /** The same with a statement of its own. */
    static MeasureText ratio(String subject, String statement, String whyUndefined) {
        return new PlainText(
                SentenceTemplate.of(statement),
                null,
                SentenceTemplate.of(subject + " is undefined, since " + whyUndefined));
    }

    /** A number that is always there. */
    static MeasureText number(String statement) {
        return new PlainText(SentenceTemplate.of(statement), null, null);
    }

    /** Months that may also never end. */
    static MeasureText months(String statement, String never) {
        return new PlainText(SentenceTemplate.of(statement), SentenceTemplate.of(never), null);
    }
}
