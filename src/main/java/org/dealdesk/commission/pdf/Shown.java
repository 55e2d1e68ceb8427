package org.dealdesk.commission.pdf;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dealdesk.platform.pdf.Printable;

/** Values as the document shows them; null what is missing. */
final class Shown {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Shown() {}

    static String text(JsonNode node, String name) {
        return Printable.of(node.path(name).textValue());
    }

    static String month(String month) {
        return YearMonth.parse(month).format(MONTH);
    }

    static String day(JsonNode node, String name) {
        String day = node.path(name).textValue();
        return day == null ? null : LocalDate.parse(day).format(DAY);
    }

    static String figure(JsonNode node, String name) {
        String figure = node.path(name).textValue();
        return figure == null ? null : figure(new BigDecimal(figure));
    }

    /** Exact, in groups of thousands. */
    static String figure(BigDecimal value) {
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, value.scale()) + "f", value);
    }
}
