package org.dealdesk.approval.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.view.TaskQuery.Sort;
import org.dealdesk.approval.view.TaskQuery.Status;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

class TaskOrderTests {

    private static final Instant OPENED = Instant.parse("2026-11-26T08:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DUE    | OPEN    | r.status, r.due_at, r.id
            DUE    | MINE    | r.status, r.due_at, r.id
            DUE    | OVERDUE | r.status, r.due_at, r.id
            DUE    | ALL     | r.due_at, r.id
            OPENED | OPEN    | r.status, r.opened_at, r.id
            OPENED | ALL     | r.opened_at, r.id
            TCV    | OPEN    | r.status desc, r.tcv desc, r.id desc
            TCV    | ALL     | r.tcv desc, r.id desc
            MARGIN | OPEN    | coalesce(r.true_margin_pct, -1000000000000000000), r.id
            MARGIN | ALL     | coalesce(r.true_margin_pct, -1000000000000000000), r.id
            """)
    void namesTheColumnsOfAnIndex(Sort sort, Status status, String order) {
        assertThat(TaskOrder.of(new TaskQuery("ann", Set.of(), null, status, sort)))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            DUE    | 12.34 | (r.due_at, r.id) >    | 2026-11-27T12:00:00Z
            OPENED | 12.34 | (r.opened_at, r.id) > | 2026-11-26T08:00:00Z
            TCV    | 12.34 | (r.tcv, r.id) <       | 40000.00
            MARGIN | 12.34 | (coalesce(r.true_margin_pct, -1000000000000000000), r.id) > | 12.34
            MARGIN | -7.50 | (coalesce(r.true_margin_pct, -1000000000000000000), r.id) > | -7.50
            MARGIN | -     | (coalesce(r.true_margin_pct, -1000000000000000000), r.id) > | -1000000000000000000
            """)
    void readsOnAfterTheLastRow(Sort sort, BigDecimal margin, String condition, String after) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String sql = TaskOrder.after(sort, TaskOrder.cursor(review(margin), sort), parameters);
        assertThat(sql).isEqualTo(" and " + condition + " (:after, :afterId)");
        assertThat(parameters.getValue("afterId")).isEqualTo("review-1");
        Object value = parameters.getValue("after");
        assertThat(value)
                .isEqualTo(
                        after.endsWith("Z")
                                ? OffsetDateTime.ofInstant(Instant.parse(after), ZoneOffset.UTC)
                                : new BigDecimal(after));
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void beginsAtTheFirstRowWithoutACursor(Sort sort) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        assertThat(TaskOrder.after(sort, null, parameters)).isEmpty();
        assertThat(parameters.getParameterNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DUE    | OPENED | 2026-11-27T12:00:00Z
            DUE    | DUE    | tomorrow
            OPENED | OPENED | 1900-01-01T00:00:00Z
            TCV    | TCV    | 1e9
            TCV    | TCV    | 1.2345678
            MARGIN | MARGIN | NaN
            MARGIN | TCV    | 12.34
            """)
    void refusesACursorOfAnotherListOrWithAnotherValue(Sort sort, String named, String value) {
        String cursor = Cursor.of(named, value, "review-1");
        assertThatThrownBy(() -> TaskOrder.after(sort, cursor, new MapSqlParameterSource()))
                .isInstanceOf(InvalidInput.class);
    }

    private static Review review(BigDecimal margin) {
        return new Review(
                "review-1",
                new Review.Subject(
                        "round-1",
                        1,
                        1,
                        ApprovalFunction.FINANCE,
                        null,
                        "[]",
                        new Review.Worth(new BigDecimal("40000.00"), margin, LockedDeals.EXTENT)),
                new Review.Task("instance", "task"),
                new Review.Progress(
                        ReviewStatus.OPEN, OPENED, DUE, null, null, new Review.Notices(DUE, null, null, null)),
                null,
                Ballot.ONE,
                null);
    }
}
