package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.text.Identity;

/**
 * A CSV file (RFC 4180) of people, whose first row names the columns: {@code id} and {@code name}, and any of {@code mail}, {@code roles},
 * {@code leadOf}, {@code signIn}. Lists are split by blanks or semicolons. The columns stand between commas, semicolons or tabs.
 */
final class PeopleCsv {

    static final List<String> COLUMNS = List.of("id", "name", "mail", "roles", "leadOf", "signIn");
    static final Set<String> LISTS = Set.of("roles", "leadOf");
    static final List<String> TEXTS = List.of("name", "mail");
    static final int MOST_ROWS = 1000;

    /** A spreadsheet takes a cell for a formula that begins so. */
    private static final String FORMULA = "=+-@";

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final List<String> REQUIRED = List.of("id", "name");

    private PeopleCsv() {}

    /**
     * A row.
     *
     * @param line of the file on which it begins, 1 for the first
     * @param fields what stands in its columns, lists as arrays; what is empty is left out
     * @param columns those that the file has
     */
    record Row(long line, ObjectNode fields, Set<String> columns) {

        String id() {
            return fields.path("id").asText("");
        }
    }

    /** The rows of the file; what is wrong with the file as a whole is refused. Rows that are empty throughout are passed over. */
    static List<Row> read(String text, Faults faults) {
        try {
            List<CsvRecord> records = records(text, delimiter(text));
            if (records.isEmpty()) {
                throw InvalidInput.of("", "missing", "it is empty; its first row must name the columns");
            }
            List<String> columns = columns(records.get(0));
            if (records.size() - 1 > MOST_ROWS) {
                throw InvalidInput.of("", "wrong-size", "there are more than %d people in it".formatted(MOST_ROWS));
            }
            List<Row> rows = records.stream()
                    .skip(1)
                    .map(each -> row(each, columns, faults))
                    .toList();
            refuseTwice(rows, faults);
            return rows;
        } catch (CsvParseException malformed) {
            throw InvalidInput.of("", "malformed", "it cannot be read as CSV: " + malformed.getMessage());
        }
    }

    static String pointer(Row row, String column) {
        return "/rows/" + row.line() + column;
    }

    private static List<CsvRecord> records(String text, char delimiter) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return csv.stream()
                    .filter(each -> each.getFields().stream().anyMatch(field -> !field.isBlank()))
                    .limit(MOST_ROWS + 2L)
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The delimiter by which the first row has the most names of columns. */
    private static char delimiter(String text) {
        String first = text.stripLeading().lines().findFirst().orElse("");
        return DELIMITERS.stream()
                .max(Comparator.comparingLong(
                        delimiter -> Stream.of(first.split(Pattern.quote(delimiter.toString()), -1))
                                .map(name -> name.replace("\"", "").strip())
                                .filter(COLUMNS::contains)
                                .count()))
                .orElse(',');
    }

    private static List<String> columns(CsvRecord header) {
        List<String> columns = header.getFields().stream().map(String::strip).toList();
        Faults faults = new Faults();
        Set<String> known = new HashSet<>();
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                faults.add("/" + column, "unknown-property", "there is no such column; they are " + COLUMNS);
            } else if (!known.add(column)) {
                faults.add("/" + column, "duplicate", "is there twice");
            }
        }
        REQUIRED.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> faults.add("/" + column, "missing", "the column is required"));
        faults.refuseIfAny();
        return columns;
    }

    private static Row row(CsvRecord read, List<String> columns, Faults faults) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int place = 0; place < Math.min(columns.size(), read.getFieldCount()); place++) {
            String column = columns.get(place);
            String value = read.getField(place).strip();
            if (LISTS.contains(column)) {
                Stream.of(value.split("[\\s;]+"))
                        .filter(word -> !word.isEmpty())
                        .forEach(word -> fields.withArray(column).add(word));
            } else if (!value.isEmpty()) {
                fields.put(column, value);
            }
        }
        Row row = new Row(read.getStartingLineNumber(), fields, Set.copyOf(columns));
        refuseFormulas(read, columns, row, faults);
        if (read.getFieldCount() > columns.size()) {
            faults.add(pointer(row, ""), "wrong-size", "has more fields than there are columns");
        }
        return row;
    }

    /** Names and addresses come back in files that spreadsheets open. */
    private static void refuseFormulas(CsvRecord read, List<String> columns, Row row, Faults faults) {
        for (String column : TEXTS) {
            int place = columns.indexOf(column);
            if (place >= 0 && place < read.getFieldCount() && isFormula(read.getField(place))) {
                faults.add(
                        pointer(row, "/" + column),
                        "not-allowed",
                        "begins as a formula of a spreadsheet does: with =, +, -, @, a tab or a carriage return");
            }
        }
    }

    private static boolean isFormula(String cell) {
        String text = cell.strip();
        return !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0 || cell.charAt(0) == '\t' || cell.charAt(0) == '\r');
    }

    private static void refuseTwice(List<Row> rows, Faults faults) {
        Map<String, Row> known = new LinkedHashMap<>();
        for (Row row : rows) {
            Row first = row.id().isEmpty() ? null : known.putIfAbsent(Identity.key(row.id()), row);
            if (first != null) {
                faults.add(pointer(row, "/id"), "duplicate", "is the same person as in row " + first.line());
            }
        }
    }
}
