package org.dealdesk.desk;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.PolicyValue;

/**
 * A value of a policy as it is said on a page: by a text of the pages, or as it is written.
 *
 * @param key of the text; null where {@code text} is the value itself
 * @param text what is filled in there, or the value itself
 */
record Word(String key, Object text) {

    static Word literal(String text) {
        return new Word(null, text);
    }

    static Word function(ApprovalFunction function) {
        return new Word("function." + function, null);
    }

    /** A value as it would be written in a document, codes by their names. */
    static Word of(PolicyValue value, String written, Policy policy) {
        String currency = policy.currency().code();
        return switch (value.kind()) {
            case SEGMENT -> literal(policy.names().segment(written));
            case REGION -> literal(policy.names().region(written));
            case TEXT -> literal(written);
            case DATE -> literal(Viewer.day(LocalDate.parse(written)).text());
            case NUMBER -> literal(Shown.shortest(new BigDecimal(written)));
            case AMOUNT -> literal(Shown.withUnit(Shown.amount(new BigDecimal(written), currency), currency));
            case PERCENT -> literal(Shown.withUnit(Shown.shortest(new BigDecimal(written)), "%"));
            case DAYS -> new Word("unit.days", Integer.valueOf(written));
            case HOURS -> new Word("unit.hours", Integer.valueOf(written));
            case MONTHS -> new Word("unit.months", Integer.valueOf(written));
            case FUNCTION -> new Word("function." + written, null);
            case WEEKDAY -> new Word("weekday." + DayOfWeek.valueOf(written), null);
            case SKU_KIND -> new Word("kind." + written, null);
            case MEASURE -> new Word("measure." + written, null);
            case CHOICE -> new Word("choice." + value + "." + written, null);
        };
    }

    /** Which one of several values: a function or a role by its name, anything else as it is written. */
    static Word key(PolicyValue value, String key, Policy policy) {
        return switch (value) {
            case SLA, FALLBACK -> new Word("function." + key, null);
            case RATE_CARD -> literal(policy.names().role(key));
            default -> literal(key);
        };
    }
}
