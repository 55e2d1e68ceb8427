package org.dealdesk.guardrail.measure;

/**
 * A sentence that names a line, then a value, or one of the two, or neither. It is taken apart once, since sentences are written often.
 *
 * @param afterLine null where no line is named
 * @param afterValue null where no value is named
 */
record SentenceTemplate(String start, String afterLine, String afterValue) {

    private static final String LINE = "{line}";
    private static final String VALUE = "{value}";

    /** Of a text with {@code {line}} and {@code {value}} in that order. */
    static SentenceTemplate of(String text) {
        int line = text.indexOf(LINE);
        int value = text.indexOf(VALUE);
        String rest = line < 0 ? text : text.substring(line + LINE.length());
        String before = value < 0 ? rest : rest.substring(0, rest.indexOf(VALUE));
        return new SentenceTemplate(
                line < 0 ? before : text.substring(0, line),
                line < 0 ? null : before,
                value < 0 ? null : text.substring(value + VALUE.length()));
    }

    String with(Integer line, String value) {
        if (afterLine == null) {
            return afterValue == null ? start : start + value + afterValue;
        }
        return afterValue == null ? start + line + afterLine : start + line + afterLine + value + afterValue;
    }
}
