package org.dealdesk.deal.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.text.Identity;

/**
 * The columns of a CSV file, in the order of its first row. Case, blanks, hyphens and underscores in a name make no difference. A name
 * that is unknown is refused, since a typo must not become a default; a column without a name must be empty.
 */
final class CsvColumns {

    /** What belongs to the deal: the same in each of its rows, or in some of them. */
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
    private static final int MOST_NAMED = 100;
    private static final int LONGEST_NAME = 80;
    private static final Map<String, String> KNOWN = known();

    private final Map<String, Integer> positions;
    private final Set<Integer> unnamed;
    private final int named;
    private final int count;

    private CsvColumns(Map<String, Integer> positions, Set<Integer> unnamed, int named, int count) {
        this.positions = Map.copyOf(positions);
        this.unnamed = Set.copyOf(unnamed);
        this.named = named;
        this.count = count;
    }

    /** Refuses with everything that is wrong with the names. */
    static CsvColumns of(List<String> header, Set<String> required) {
        Faults faults = new Faults();
        Map<String, Integer> positions = new HashMap<>();
        Set<Integer> unnamed = new HashSet<>();
        int named = 0;
        for (int index = 0; index < header.size(); index++) {
            String name = CsvText.strip(header.get(index));
            if (name.isEmpty()) {
                unnamed.add(index);
                continue;
            }
            named = index + 1;
            String column = KNOWN.get(plain(name));
            if (column == null) {
                faults.add("/" + shortened(name), "unknown-value", "there is no such column");
            } else if (positions.put(column, index) != null) {
                faults.add("/" + column, "duplicate", "appears twice");
            }
        }
        refuseWhatIsNoHeader(header.size() - unnamed.size(), positions);
        Stream.concat(REQUIRED.stream(), required.stream().sorted())
                .filter(name -> !positions.containsKey(name))
                .forEach(name -> faults.add("/" + name, "missing", "this column is required"));
        faults.refuseIfAny();
        return new CsvColumns(positions, unnamed, named, header.size());
    }

    private static void refuseWhatIsNoHeader(int names, Map<String, Integer> positions) {
        Faults faults = new Faults();
        if (positions.isEmpty()) {
            faults.add(
                    "",
                    "missing",
                    "its first row must name the columns (" + KEY + ", customer and so on), and names none");
        } else if (names > MOST_NAMED) {
            faults.add(
                    "", "wrong-size", "its first row names " + names + " columns; at most " + MOST_NAMED + " are read");
        }
        faults.refuseIfAny();
    }

    /** How many of these names are those of columns. */
    static long known(List<String> header) {
        return header.stream().filter(name -> KNOWN.containsKey(plain(name))).count();
    }

    /** How many fields a row must have: all up to the last column with a name. */
    int named() {
        return named;
    }

    /** How many fields the first row has. */
    int count() {
        return count;
    }

    /** The first field, counted from 1, that has a value and stands in a column without a name; 0 where there is none. */
    int strayValue(List<String> row) {
        for (int index = 0; index < row.size(); index++) {
            if ((index >= named || unnamed.contains(index)) && !CsvText.isEmpty(row.get(index))) {
                return index + 1;
            }
        }
        return 0;
    }

    /** The text of that column without blanks around it, or null where there is none. */
    String value(List<String> row, String column) {
        Integer position = positions.get(column);
        if (position == null || position >= row.size() || CsvText.isEmpty(row.get(position))) {
            return null;
        }
        return Identity.trimmed(row.get(position));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) > LONGEST_NAME
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME))
                : name;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}_-]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        known.put(plain(KEY), KEY);
        for (Deal column : Deal.values()) {
            known.put(plain(column.column()), column.column());
        }
        for (Line column : Line.values()) {
            known.put(plain(column.column()), column.column());
        }
        return Map.copyOf(known);
    }
}
