package org.dealdesk.deal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Identity;

/** The columns of an uploaded CSV file, in the order of its first row. What is misspelt is refused, not left out. */
final class CsvColumns {

    /** What belongs to the deal: the same in each of its rows, or only in the first. */
    enum Deal {
        NAME("name"),
        EXTERNAL_REF("externalRef"),
        CUSTOMER("customer"),
        CUSTOMER_NAME("customerName"),
        SEGMENT("segment"),
        REGION("region"),
        CURRENCY("currency"),
        START_DATE("startDate"),
        PAYMENT_TERMS_DAYS("paymentTermsDays"),
        TERMS("terms"),
        JUSTIFICATION("justification");

        private final String column;

        Deal(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** What belongs to one line. */
    enum Line {
        SKU("sku"),
        QUANTITY("quantity"),
        UNIT_PRICE("unitPrice"),
        TERM_MONTHS("termMonths"),
        EFFORT("effort"),
        CARVED_IN("carvedIn"),
        VALIDITY_MONTHS("validityMonths");

        private final String column;

        Line(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    static final String KEY = "deal";

    private static final List<String> REQUIRED =
            List.of(KEY, Deal.CURRENCY.column(), Line.SKU.column(), Line.QUANTITY.column());

    private final Map<String, Integer> positions;
    private final int count;

    private CsvColumns(Map<String, Integer> positions, int count) {
        this.positions = positions;
        this.count = count;
    }

    static CsvColumns of(List<String> header, Set<String> required) {
        Faults faults = new Faults();
        Map<String, Integer> positions = new HashMap<>();
        for (int index = 0; index < header.size(); index++) {
            String name = header.get(index).trim();
            String pointer = "/" + (name.length() > 80 ? name.substring(0, 80) : name);
            if (!known(name)) {
                faults.add(pointer, "unknown-value", "there is no such column");
            } else if (positions.put(name, index) != null) {
                faults.add(pointer, "duplicate", "is there twice");
            }
        }
        Stream.concat(REQUIRED.stream(), required.stream().sorted())
                .filter(name -> !positions.containsKey(name))
                .forEach(name -> faults.add("/" + name, "missing", "this column is required"));
        faults.refuseIfAny();
        return new CsvColumns(positions, header.size());
    }

    int count() {
        return count;
    }

    /** The trimmed text of that column, or null where there is none. */
    String value(List<String> row, String column) {
        Integer position = positions.get(column);
        String value = position == null || position >= row.size() ? "" : Identity.trimmed(row.get(position));
        return value.isEmpty() ? null : value;
    }

    private static boolean known(String name) {
        if (name.equals(KEY)) {
            return true;
        }
        for (Deal column : Deal.values()) {
            if (column.column().equals(name)) {
                return true;
            }
        }
        for (Line column : Line.values()) {
            if (column.column().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
