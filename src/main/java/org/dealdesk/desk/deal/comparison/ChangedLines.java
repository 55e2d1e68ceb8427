package org.dealdesk.desk.deal.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dealdesk.approval.view.Difference.Change;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.deal.comparison.RevisionChanges.LineChange;
import org.dealdesk.desk.deal.comparison.RevisionChanges.Value;

/** What changed in the lines of a deal: lines that came, lines that went, and in the others what of them. */
final class ChangedLines {

    private static final String LINES = "/lines/";

    private ChangedLines() {}

    static List<LineChange> of(List<Change> changes) {
        Map<Integer, List<Change>> byLine = changes.stream()
                .filter(change -> change.at().startsWith(LINES))
                .collect(Collectors.groupingBy(
                        change -> Integer.valueOf(change.at().split("/", -1)[2]), TreeMap::new, Collectors.toList()));
        List<LineChange> lines = new ArrayList<>();
        byLine.forEach((index, found) -> lines.add(line(index + 1, found)));
        return lines;
    }

    private static LineChange line(int number, List<Change> found) {
        Change first = found.get(0);
        if (first.at().equals(LINES + (number - 1))) {
            boolean added = first.from().isNull();
            JsonNode line = added ? first.to() : first.from();
            return new LineChange(
                    number,
                    added ? "ADDED" : "REMOVED",
                    line.path("sku").textValue(),
                    List.of(
                            value("quantity", added, line.path("quantity")),
                            value("unitPrice", added, line.path("unitPrice"))));
        }
        return new LineChange(
                number,
                "CHANGED",
                null,
                found.stream()
                        .map(change -> new Value(
                                "field." + change.at().split("/", -1)[3], text(change.from()), text(change.to())))
                        .toList());
    }

    private static Value value(String label, boolean added, JsonNode value) {
        return new Value("field." + label, added ? null : text(value), added ? text(value) : null);
    }

    /** A value of a proposal as people read it; null where there is none. */
    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isArray()) {
            return value.valueStream().map(ChangedLines::text).collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.valueStream()
                    .filter(part -> !part.isNull())
                    .map(ChangedLines::text)
                    .collect(Collectors.joining(" "));
        }
        return isDecimal(value.asText()) ? Format.grouped(new BigDecimal(value.asText())) : value.asText();
    }

    private static boolean isDecimal(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    }
}
