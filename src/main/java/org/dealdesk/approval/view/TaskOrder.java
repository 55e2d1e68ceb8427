package org.dealdesk.approval.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.approval.review.Review;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.web.Cursor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The orders in which a task list can be read, and how it is read on from where a page has ended. */
final class TaskOrder {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,6})?");

    private static final String MARGIN = "coalesce(r.true_margin_pct, -1000000000000000000)";

    private TaskOrder() {}

    /**
     * Dates and margins sort upwards, amounts downwards; what has no margin is the worst of all and comes first. A list of open
     * reviews names their status too: H2 reads an index in its order only where all of its columns are named.
     */
    static String of(TaskQuery query) {
        boolean open = query.status() != TaskQuery.Status.ALL;
        return switch (query.sort()) {
            case DUE -> (open ? "r.status, " : "") + "r.due_at, r.id";
            case OPENED -> (open ? "r.status, " : "") + "r.opened_at, r.id";
            case TCV -> (open ? "r.status desc, " : "") + "r.tcv desc, r.id desc";
            case MARGIN -> MARGIN + ", r.id";
        };
    }

    /** Only what comes after the row that the cursor stands for. */
    static String after(TaskQuery.Sort sort, String cursor, MapSqlParameterSource parameters) {
        if (cursor == null) {
            return "";
        }
        List<String> parts = Cursor.read(cursor, 3);
        if (!parts.get(0).equals(sort.name())) {
            throw Cursor.invalid();
        }
        parameters.addValue("afterId", parts.get(2));
        return switch (sort) {
            case DUE, OPENED -> {
                parameters.addValue("after", Instants.utc(Cursor.instant(parts.get(1))));
                yield " and (%s, r.id) > (:after, :afterId)"
                        .formatted(sort == TaskQuery.Sort.DUE ? "r.due_at" : "r.opened_at");
            }
            case TCV -> {
                parameters.addValue("after", amount(parts.get(1)));
                yield " and (r.tcv, r.id) < (:after, :afterId)";
            }
            case MARGIN -> {
                parameters.addValue("after", amount(parts.get(1)));
                yield " and (" + MARGIN + ", r.id) > (:after, :afterId)";
            }
        };
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw Cursor.invalid();
        }
        return new BigDecimal(text);
    }

    static String cursor(Review review, TaskQuery.Sort sort) {
        String value =
                switch (sort) {
                    case DUE -> review.dueAt().toString();
                    case OPENED -> review.openedAt().toString();
                    case TCV -> review.tcv().toPlainString();
                    case MARGIN ->
                        review.trueMarginPct() == null
                                ? "-1000000000000000000"
                                : review.trueMarginPct().toPlainString();
                };
        return Cursor.of(sort.name(), value, review.id());
    }
}
