package org.dealdesk.guardrail.measure;

/**
 * A text with {@code {line}} and {@code {value}} filled in.
 *
 * @param never the statement where the value never ends
 * @param undefined null for what always has a value
 */
record SentenceTemplate(String statement, String never, String undefined) implements MeasureText {

    @Override
    public String statement(Value value) {
        return value.shown() == null
                ? withLine(never, value.line())
                : withLine(statement, value.line()).replace("{value}", value.shown());
    }

    @Override
    public String undefined(Integer line) {
        if (undefined == null) {
            throw new IllegalStateException("Always has a value: " + statement);
        }
        return withLine(undefined, line);
    }

    private static String withLine(String template, Integer line) {
        return line == null ? template : template.replace("{line}", line.toString());
    }
}
