package org.dealdesk.deal.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.csv.CsvColumns.Line;

/**
 * One row of a CSV file, its values by column; what is empty is absent.
 *
 * @param number of the line in the file on which it begins, 1 for the first
 * @param broken whether what was read holds characters that could not be decoded
 */
record CsvRow(
        long number,
        String key,
        Shape shape,
        boolean broken,
        Map<CsvColumns.Deal, String> deal,
        Map<Line, String> line) {

    /**
     * How its fields fit the columns.
     *
     * @param fields how many it has
     * @param expected how many it must have: all up to the last column with a name
     * @param columns how many the first row has, those without a name among them
     * @param stray the first field, counted from 1, that has a value and no column with a name; 0 for none
     */
    record Shape(int fields, int expected, int columns, int stray) {}

    /** What a decoder puts where it finds no character. */
    private static final char REPLACED = '\uFFFD';

    /** {@code linesBefore} were read before the reader of CSV saw the file. */
    static CsvRow of(CsvRecord read, CsvColumns columns, long linesBefore) {
        List<String> fields = read.getFields();
        Map<CsvColumns.Deal, String> deal = new EnumMap<>(CsvColumns.Deal.class);
        for (CsvColumns.Deal column : CsvColumns.Deal.values()) {
            put(deal, column, columns.value(fields, column.column()));
        }
        Map<Line, String> line = new EnumMap<>(Line.class);
        for (Line column : Line.values()) {
            put(line, column, columns.value(fields, column.column()));
        }
        return new CsvRow(
                read.getStartingLineNumber() + linesBefore,
                columns.value(fields, CsvColumns.KEY),
                new Shape(fields.size(), columns.named(), columns.count(), columns.strayValue(fields)),
                fields.stream().anyMatch(field -> field.indexOf(REPLACED) >= 0),
                deal,
                line);
    }

    boolean isEmpty() {
        return key == null && shape.stray() == 0 && deal.isEmpty() && line.isEmpty();
    }

    /** Whether it has the same values as the other one, at any position. */
    boolean repeats(CsvRow other) {
        return deal.equals(other.deal) && line.equals(other.line);
    }

    /**
     * Whether a quote seems to have swallowed other rows: it spans several lines and has not the right number of fields, or a line
     * break where only prose may have one. Those rows may be of any deal.
     */
    boolean isTorn() {
        boolean prose = deal.containsKey(CsvColumns.Deal.JUSTIFICATION)
                && CsvText.hasLineBreak(deal.get(CsvColumns.Deal.JUSTIFICATION));
        boolean elsewhere = (key != null && CsvText.hasLineBreak(key))
                || deal.entrySet().stream()
                        .anyMatch(value -> value.getKey() != CsvColumns.Deal.JUSTIFICATION
                                && CsvText.hasLineBreak(value.getValue()))
                || line.values().stream().anyMatch(CsvText::hasLineBreak);
        return elsewhere || (prose && (shape.fields() < shape.expected() || shape.stray() > 0));
    }

    private static <C> void put(Map<C, String> values, C column, String value) {
        if (value != null) {
            values.put(column, value);
        }
    }
}
