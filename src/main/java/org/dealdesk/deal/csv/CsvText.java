package org.dealdesk.deal.csv;

/** The text of one field. */
final class CsvText {

    /** What dumps of databases write where there is no value. */
    private static final String NULL = "\\N";

    private CsvText() {}

    /** Without the white space around it, no-break spaces and marks of byte order among it. */
    static String strip(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isBlank(field.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return field.substring(from, to);
    }

    static boolean isEmpty(String field) {
        String text = strip(field);
        return text.isEmpty() || text.equals(NULL);
    }

    static boolean hasLineBreak(String field) {
        return field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }
}
