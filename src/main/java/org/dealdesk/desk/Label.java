package org.dealdesk.desk;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.PolicyValue;

/**
 * A value of a policy as it is said on a page: by a text of the pages, or as it is written.
 *
 * @param key of the text; null where {@code text} is the value itself
 * @param text what is filled in there, or the value itself
 */
public record Label(String key, Object text) {

    public static Label literal(String text) {
        return new Label(null, text);
    }

    static Label function(ApprovalFunction function) {
        return new Label("function." + function, null);
    }

    /** A value as it would be written in a document, codes by their names. */
    public static Label of(PolicyValue value, String written, Policy policy) {
        String currency = policy.currency().code();
        return switch (value.kind()) {
            case SEGMENT -> literal(policy.names().segment(written));
            case REGION -> literal(policy.names().region(written));
            case TEXT -> literal(written);
            case DATE -> literal(Viewer.day(LocalDate.parse(written)).text());
            case NUMBER -> literal(Format.shortest(new BigDecimal(written)));
            case AMOUNT -> literal(Format.withUnit(Format.amount(new BigDecimal(written), currency), currency));
            case PERCENT -> literal(Format.withUnit(Format.shortest(new BigDecimal(written)), "%"));
            case DAYS -> new Label("unit.days", Integer.valueOf(written));
            case HOURS -> new Label("unit.hours", Integer.valueOf(written));
            case MONTHS -> new Label("unit.months", Integer.valueOf(written));
            case FUNCTION -> new Label("function." + written, null);
            case WEEKDAY -> new Label("weekday." + DayOfWeek.valueOf(written), null);
            case SKU_KIND -> new Label("kind." + written, null);
            case MEASURE -> new Label("measure." + written, null);
            case CHOICE -> new Label("choice." + value + "." + written, null);
        };
    }

    /** Which one of several values: a function or a role by its name, anything else as it is written. */
    public static Label key(PolicyValue value, String key, Policy policy) {
        return switch (value) {
            case SLA, FALLBACK -> new Label("function." + key, null);
            case RATE_CARD -> literal(policy.names().role(key));
            default -> literal(key);
        };
    }
}
