package org.dealdesk.deal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.deal.CsvColumns.Line;
import org.dealdesk.platform.input.Fault;

/**
 * The rows of one deal in a CSV file. They are turned into the JSON that a deal is sent as, to be read the same way; a fault is told by
 * its row and column.
 *
 * @param key what the file calls it
 * @param columns how many the file has
 */
public record CsvDeal(String key, List<CsvRow> rows, int columns) {

    private static final Pattern OF_LINE = Pattern.compile("/lines/([0-9]+)(?:/([A-Za-z]+)(?:/.*)?)?");
    private static final Pattern OF_DEAL = Pattern.compile("/([A-Za-z]+)(?:/([A-Za-z]+))?.*");

    /** The row that it begins on. */
    public long row() {
        return first().number();
    }

    /** What is wrong with its rows, before anything in them is understood. */
    public List<CsvFault> faults() {
        List<CsvFault> faults = new ArrayList<>();
        rows.forEach(row -> check(row, faults));
        return faults;
    }

    private CsvRow first() {
        return rows.get(0);
    }

    private void check(CsvRow row, List<CsvFault> faults) {
        if (row.key() == null) {
            faults.add(fault(row, "/deal", "missing", "is required"));
        }
        if (row.fields() != columns) {
            faults.add(fault(row, "", "wrong-size", "has " + row.fields() + " fields, and the first row " + columns));
        }
        if (row.broken()) {
            faults.add(fault(row, "", "invalid-character", "holds bytes that are not UTF-8"));
        }
        row.deal().forEach((column, value) -> {
            if (!value.equals(first().deal().get(column))) {
                String detail = "differs from the deal's first row";
                faults.add(fault(row, "/" + column.column(), "contradiction", detail));
            }
        });
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
        return fault(first(), "/" + column(deal.group(1), deal.group(2)), fault.code(), fault.detail());
    }

    private String column(String field, String inside) {
        if (!field.equals("customer") || inside == null) {
            return field;
        }
        return switch (inside) {
            case "segment" -> "segment";
            case "name" -> first().deal().containsKey(CsvColumns.Deal.CUSTOMER_NAME) ? "customerName" : field;
            default -> field;
        };
    }

    private static CsvFault fault(CsvRow row, String pointer, String code, String detail) {
        return new CsvFault(row.number(), pointer, code, detail);
    }

    /** The deal as it would be sent; what the file does not say is null. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", value(CsvColumns.Deal.NAME, key));
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
        return first().deal().getOrDefault(column, otherwise);
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
        json.put("role", colon < 0 ? part : part.substring(0, colon).trim());
        json.put("hours", colon < 0 ? null : part.substring(colon + 1).trim());
    }

    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        for (String part : list.split(";", -1)) {
            if (!part.isBlank()) {
                parts.add(part.trim());
            }
        }
        return parts;
    }
}
