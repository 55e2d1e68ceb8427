package org.dealdesk.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.backtest.CsvColumns.Deal;
import org.dealdesk.backtest.CsvColumns.Line;
import org.dealdesk.platform.input.Fault;

/**
 * The rows of one deal. They are turned into the JSON that a deal is sent as, and read the same way; a fault is told by its row and
 * column.
 *
 * @param columns how many the file has
 */
record CsvDeal(String key, List<CsvRow> rows, int columns, Uploaded uploaded) implements DealSource.Pending {

    private static final Pattern OF_LINE = Pattern.compile("/lines/([0-9]+)(?:/([A-Za-z]+)(?:/.*)?)?");
    private static final Pattern OF_DEAL = Pattern.compile("/([A-Za-z]+)(?:/([A-Za-z]+))?.*");
    /** What nobody assesses by, but every deal has. */
    private static final String SOME_DAY = "2000-01-01";

    @Override
    public void addTo(Tally tally) {
        List<RowFault> faults = new ArrayList<>();
        rows.forEach(row -> check(row, faults));
        if (faults.isEmpty()) {
            for (Fault fault : uploaded.compare(json(), first().number(), key, tally)) {
                faults.add(inItsRow(fault));
            }
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(RowFault::row));
            tally.refuse(faults);
        }
    }

    private CsvRow first() {
        return rows.get(0);
    }

    private void check(CsvRow row, List<RowFault> faults) {
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

    private RowFault inItsRow(Fault fault) {
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
        String column = "segment".equals(deal.group(2)) ? "segment" : deal.group(1);
        return fault(first(), "/" + column, fault.code(), fault.detail());
    }

    private RowFault fault(CsvRow row, String pointer, String code, String detail) {
        return new RowFault(first().number(), row.number(), key, pointer, code, detail);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", value(Deal.NAME, key));
        json.put("startDate", SOME_DAY);
        ObjectNode customer = json.putObject("customer");
        customer.put("id", value(Deal.CUSTOMER, key)).put("name", value(Deal.CUSTOMER, key));
        customer.put("segment", value(Deal.SEGMENT, null));
        json.put("region", value(Deal.REGION, null));
        json.put("currency", value(Deal.CURRENCY, null));
        json.put("paymentTermsDays", value(Deal.PAYMENT_TERMS_DAYS, null));
        ArrayNode terms = json.putArray("terms");
        parts(value(Deal.TERMS, "")).forEach(terms::add);
        ArrayNode lines = json.putArray("lines");
        rows.forEach(row -> line(row, lines.addObject()));
        return json;
    }

    private String value(Deal column, String otherwise) {
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
