package org.dealdesk.guardrail.measure;

/**
 * A text whose line and value are filled in.
 *
 * @param never the statement where the value never ends
 * @param undefined null for what always has a value
 */
record PlainText(SentenceTemplate statement, SentenceTemplate never, SentenceTemplate undefined)
        implements MeasureText {

    @Override
    public String statement(Value value) {
        return (value.shown() == null ? never : statement).with(value.line(), value.shown());
    }

    @Override
    public String undefined(Integer line) {
        if (undefined == null) {
            throw new IllegalStateException("Always has a value: " + statement);
        }
        return undefined.with(line, null);
    }
}
