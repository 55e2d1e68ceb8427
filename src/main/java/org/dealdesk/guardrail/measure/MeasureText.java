package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.policy.Sku;

/** How a measure reads in the sentence of a finding, up to its limit. */
public interface MeasureText {

    /**
     * The value to show.
     *
     * @param line null for the deal
     * @param shown with its unit; null for hours that never expire
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

    /** A subject with its value, or undefined for this reason. */
    static MeasureText ratio(String subject, String whyUndefined) {
        return new PlainText(
                SentenceTemplate.of(subject + " is {value}"),
                null,
                SentenceTemplate.of(subject + " is undefined because " + whyUndefined));
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
