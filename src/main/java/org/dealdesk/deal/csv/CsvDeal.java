package org.dealdesk.deal.csv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.deal.csv.CsvColumns.Line;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.text.Notation;

/**
 * The rows of one deal in a CSV file. They are turned into the JSON that a deal is sent as, to be read the same way; a fault is told by
 * its row and column.
 *
 * @param key what the file calls it
 * @param notation how numbers are written in the file
 */
public record CsvDeal(String key, List<CsvRow> rows, Notation notation) {

    private static final int LONGEST_SHOWN = 200;
    private static final Pattern OF_LINE = Pattern.compile("/lines/([0-9]+)(?:/([A-Za-z]+)(?:/.*)?)?");
    private static final Pattern OF_DEAL = Pattern.compile("/([A-Za-z]+)(?:/([A-Za-z]+))?.*");

    /** The key, cut to a length that can be shown. */
    public String shownKey() {
        if (key == null || key.length() <= LONGEST_SHOWN) {
            return key;
        }
        int end = LONGEST_SHOWN - 1;
        return key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The reference that the file gives it, or null. */
    public String reference() {
        return value(CsvColumns.Deal.EXTERNAL_REF, null);
    }

    /** The row that it begins on. */
    public long row() {
        return first().number();
    }

    /** What is wrong with its rows, before anything in them is understood. One faulty row makes the whole deal faulty. */
    public List<CsvFault> faults() {
        List<CsvFault> faults = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            checkShape(rows.get(index), faults);
            checkPlace(index, faults);
        }
        for (CsvColumns.Deal column : CsvColumns.Deal.values()) {
            checkAgreement(column, faults);
        }
        return faults;
    }

    private CsvRow first() {
        return rows.get(0);
    }

    private void checkShape(CsvRow row, List<CsvFault> faults) {
        if (row.key() == null) {
            faults.add(fault(row, "/deal", "missing", "is required: which deal is the row of?"));
        } else if (key != null && !row.key().equals(key)) {
            faults.add(fault(
                    row,
                    "/deal",
                    "contradiction",
                    "is \"%s\" here and \"%s\" in row %d: write it alike if they are one deal"
                            .formatted(row.key(), key, row())));
        }
        if (row.shape().fields() < row.shape().expected()) {
            faults.add(fault(
                    row,
                    "",
                    "wrong-size",
                    "has " + row.shape().fields() + " fields, and the first row "
                            + row.shape().expected()));
        } else if (row.shape().stray() > row.shape().columns()) {
            faults.add(fault(
                    row,
                    "",
                    "wrong-size",
                    "has " + row.shape().fields() + " fields, and the first row "
                            + row.shape().columns()));
        } else if (row.shape().stray() > 0) {
            faults.add(fault(row, "", "unknown-value", "column " + row.shape().stray() + " has no name"));
        }
        if (row.broken()) {
            faults.add(fault(
                    row, "", "invalid-character", "holds bytes that are not UTF-8, or were not read as what they are"));
        }
    }

    /** Rows of one deal may stand apart; one that is there once more is asked about, since it may be a copy. */
    private void checkPlace(int index, List<CsvFault> faults) {
        CsvRow row = rows.get(index);
        if (index == 0 || row.number() == rows.get(index - 1).number() + 1) {
            return;
        }
        rows.subList(0, index).stream().filter(row::repeats).findFirst().ifPresent(earlier -> {
            String detail = "says the same as row " + earlier.number() + " of this deal: take one of them away";
            faults.add(fault(row, "", "duplicate", detail));
        });
    }

    /** What is said of the deal in several rows must be the same in all of them. */
    private void checkAgreement(CsvColumns.Deal column, List<CsvFault> faults) {
        CsvRow said = null;
        for (CsvRow row : rows) {
            String value = row.deal().get(column);
            if (value != null && said == null) {
                said = row;
            } else if (value != null && !value.equals(said.deal().get(column))) {
                String detail = "differs from that in row " + said.number() + ", and the rows are of one deal";
                faults.add(fault(row, "/" + column.column(), "contradiction", detail));
            }
        }
    }

    /** A fault of its JSON, in the row and the column that it comes from. */
    public CsvFault inItsRow(Fault fault) {
        Matcher line = OF_LINE.matcher(fault.pointer());
        if (line.matches()) {
            CsvRow row = rows.get(Integer.parseInt(line.group(1)));
            String column = line.group(2) == null ? "" : "/" + line.group(2);
            return fault(row, column, fault.code(), fault.detail());
        }
        Matcher deal = OF_DEAL.matcher(fault.pointer());
        if (!deal.matches()) {
            return fault(first(), "", fault.code(), fault.detail());
        }
        String column = column(deal.group(1), deal.group(2));
        CsvRow row = rows.stream()
                .filter(any -> any.deal().keySet().stream()
                        .anyMatch(said -> said.column().equals(column)))
                .findFirst()
                .orElse(first());
        return fault(row, "/" + column, fault.code(), fault.detail());
    }

    private String column(String field, String inside) {
        if ((field.equals("name") && value(CsvColumns.Deal.NAME, null) == null)
                || (field.equals("externalRef") && reference() == null)) {
            return CsvColumns.KEY;
        }
        if (!field.equals("customer") || inside == null) {
            return field;
        }
        return switch (inside) {
            case "segment" -> "segment";
            case "name" -> value(CsvColumns.Deal.CUSTOMER_NAME, null) != null ? "customerName" : field;
            default -> field;
        };
    }

    /** A fault of the deal as a whole, in its first row. */
    public CsvFault fault(String pointer, String code, String detail) {
        return fault(first(), pointer, code, detail);
    }

    private static CsvFault fault(CsvRow row, String pointer, String code, String detail) {
        return new CsvFault(row.number(), pointer, code, detail);
    }

    /** The deal as it would be sent; what the file does not say is null. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", value(CsvColumns.Deal.NAME, shownKey()));
        json.put("externalRef", value(CsvColumns.Deal.EXTERNAL_REF, null));
        json.put("startDate", value(CsvColumns.Deal.START_DATE, null));
        json.put("justification", value(CsvColumns.Deal.JUSTIFICATION, null));
        ObjectNode customer = json.putObject("customer");
        customer.put("id", value(CsvColumns.Deal.CUSTOMER, null));
        customer.put("name", value(CsvColumns.Deal.CUSTOMER_NAME, value(CsvColumns.Deal.CUSTOMER, null)));
        customer.put("segment", value(CsvColumns.Deal.SEGMENT, null));
        json.put("region", value(CsvColumns.Deal.REGION, null));
        json.put("currency", value(CsvColumns.Deal.CURRENCY, null));
        json.put("paymentTermsDays", value(CsvColumns.Deal.PAYMENT_TERMS_DAYS, null));
        ArrayNode terms = json.putArray("terms");
        parts(value(CsvColumns.Deal.TERMS, "")).forEach(terms::add);
        ArrayNode lines = json.putArray("lines");
        rows.forEach(row -> line(row, lines.addObject()));
        return json;
    }

    private String value(CsvColumns.Deal column, String otherwise) {
        for (CsvRow row : rows) {
            if (row.deal().containsKey(column)) {
                return row.deal().get(column);
            }
        }
        return otherwise;
    }

    private static void line(CsvRow row, ObjectNode json) {
        row.line().forEach((column, value) -> {
            if (column != Line.EFFORT) {
                json.put(column.column(), value);
            }
        });
        if (row.line().containsKey(Line.EFFORT)) {
            ArrayNode effort = json.putArray(Line.EFFORT.column());
            parts(row.line().get(Line.EFFORT)).forEach(part -> effort(part, effort.addObject()));
        }
    }

    /** {@code CONSULTANT:120.5} */
    private static void effort(String part, ObjectNode json) {
        int colon = part.lastIndexOf(':');
        json.put("role", colon < 0 ? part : CsvText.strip(part.substring(0, colon)));
        json.put("hours", colon < 0 ? null : CsvText.strip(part.substring(colon + 1)));
    }

    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        for (String part : list.split(";", -1)) {
            if (!part.isBlank()) {
                parts.add(CsvText.strip(part));
            }
        }
        return parts;
    }
}
