package org.dealdesk.desk.policyimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.text.Notation;

/**
 * The rows of a text by column.
 *
 * @param columns that the text has, in the names of the document
 * @param headed whether its first row names them; else they are in the usual order
 */
record Rows(Set<String> columns, List<Row> list, Notation notation, boolean headed) {

    /** One row; what is empty is absent. */
    record Row(long number, Map<String, String> cells) {}

    private static final char[] DELIMITERS = {'\t', ';', ',', '|'};
    private static final int LONGEST_ROW = 1 << 20;

    /** Reads what was copied from a table, or a CSV file; the first line decides what parts its columns. */
    static Rows read(String text, Table table) {
        char delimiter = delimiter(text);
        List<CsvRecord> records = records(text, delimiter);
        Columns columns = Columns.of(records.get(0).getFields(), table);
        List<Row> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(columns.headed() ? 1 : 0, records.size())) {
            Map<String, String> cells = new TreeMap<>();
            columns.names().forEach((index, name) -> put(cells, name, record, index));
            if (!cells.isEmpty()) {
                rows.add(new Row(record.getStartingLineNumber(), cells));
            }
        }
        if (rows.isEmpty() || rows.size() > table.most()) {
            throw InvalidInput.of("", "wrong-size", "it must have 1 to %d rows of values".formatted(table.most()));
        }
        return new Rows(
                Set.copyOf(columns.names().values()),
                rows,
                delimiter == ',' ? Notation.TYPED : Notation.TYPED_WITH_COMMAS,
                columns.headed());
    }

    private static void put(Map<String, String> cells, String name, CsvRecord record, int index) {
        String cell = index < record.getFieldCount() ? stripped(record.getField(index)) : "";
        if (!cell.isEmpty()) {
            cells.put(name, cell);
        }
    }

    private static String stripped(String cell) {
        return cell.replace('\u00A0', ' ').replace("\uFEFF", "").strip();
    }

    private static List<CsvRecord> records(String text, char delimiter) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .maxBufferSize(LONGEST_ROW)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = csv.stream()
                    .filter(record -> record.getFields().stream()
                            .anyMatch(cell -> !stripped(cell).isEmpty()))
                    .toList();
            if (records.isEmpty()) {
                throw InvalidInput.of("", "missing", "it is empty");
            }
            return records;
        } catch (CsvParseException malformed) {
            throw InvalidInput.of("", "malformed", "a quotation mark in it is not closed, or a row is too long");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static char delimiter(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        for (char delimiter : DELIMITERS) {
            if (first.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return '\t';
    }
}
