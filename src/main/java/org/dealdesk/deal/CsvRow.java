package org.dealdesk.deal;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.CsvColumns.Line;

/**
 * One row of a CSV file, its values by column; what is empty is absent.
 *
 * @param number of the line in the file on which it begins, 1 for the first
 * @param fields how many it has
 * @param broken whether what was read holds characters that are no UTF-8
 */
record CsvRow(
        long number,
        String key,
        int fields,
        boolean broken,
        Map<CsvColumns.Deal, String> deal,
        Map<Line, String> line) {

    /** What a decoder puts where it finds no character. */
    private static final char REPLACED = '\uFFFD';

    static CsvRow of(CsvRecord read, CsvColumns columns) {
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
                read.getStartingLineNumber(),
                columns.value(fields, CsvColumns.KEY),
                fields.size(),
                fields.stream().anyMatch(field -> field.indexOf(REPLACED) >= 0),
                deal,
                line);
    }

    private static <C> void put(Map<C, String> values, C column, String value) {
        if (value != null) {
            values.put(column, value);
        }
    }
}
