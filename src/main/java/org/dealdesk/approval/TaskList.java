package org.dealdesk.approval;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Figures;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reviews that somebody may decide, page by page, without loading any document. */
@Repository
public class TaskList {

    private static final String UNASSIGNABLE =
            Decidable.MANDATES + " select count(*) from review r where r.status = 'OPEN' and " + Decidable.BY_NOBODY;

    private static final String SELECT = """
            select r.*, %s,
                   d.name as deal_name, d.owner, d.customer_id, d.customer_name, d.currency,
                   d.policy_version, d.policy_currency, d.net_total, d.discount_pct
              from review r join deal d on d.id = r.deal_id left join decision x on x.review_id = r.id
             where
            """.formatted(Reviews.DECISION);

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,6})?");

    private final NamedParameterJdbcTemplate jdbc;
    private final Policies policies;
    private final Clock clock;

    TaskList(JdbcTemplate jdbc, Policies policies, Clock clock) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.policies = policies;
        this.clock = clock;
    }

    /** One review in a list, with what a reviewer needs to know of its deal. */
    public record Task(
            Review review, DealNumber deal, Deal.Headline headline, String owner, Figures figures, boolean overdue) {}

    public Page<Task> page(TaskQuery query, String cursor, int limit) {
        if (query.functions().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Instant now = clock.instant();
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("caller", query.caller())
                .addValue("functions", names(query.functions()))
                .addValue("today", policies.day(now))
                .addValue("without", Decidable.EVERYBODY)
                .addValue("now", Instants.utc(now))
                .addValue("limit", limit + 1);
        String sql = Decidable.MANDATES
                + SELECT
                + Decidable.BY_CALLER
                + narrowed(query, parameters)
                + after(query, cursor, parameters)
                + " order by " + order(query.sort()) + " limit :limit";
        List<Task> rows = jdbc.query(sql, parameters, (row, number) -> task(row, now));
        return Page.of(rows, limit, task -> cursor(task, query.sort()));
    }

    /** One review, open or not, as a task; approvers and auditors may look at any. */
    public Optional<Task> find(String id, Caller caller) {
        if (caller.functions().isEmpty() && !caller.is(Role.AUDITOR) && !caller.is(Role.ADMIN)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return jdbc.query(SELECT + " r.id = :id", Map.of("id", id), (row, number) -> task(row, now)).stream()
                .findFirst();
    }

    /** How many open reviews nobody may decide now, neither a member of their function nor of its fallback. Normally 0. */
    public long unassignable() {
        Long count = jdbc.queryForObject(
                UNASSIGNABLE,
                Map.of("today", policies.day(clock.instant()), "without", Decidable.EVERYBODY),
                Long.class);
        return count == null ? 0 : count;
    }

    private static String narrowed(TaskQuery query, MapSqlParameterSource parameters) {
        String sql =
                switch (query.status()) {
                    case OPEN -> " and r.status = 'OPEN'";
                    case MINE -> " and r.status = 'OPEN' and r.assignee = :caller";
                    case OVERDUE -> " and r.status = 'OPEN' and r.due_at < :now";
                    case ALL -> "";
                };
        if (query.function() == null) {
            return sql;
        }
        parameters.addValue("function", query.function().name());
        return sql + " and r.function = :function";
    }

    /** Dates and margins sort upwards, amounts downwards; what has no margin is the worst of all and comes first. */
    private static String order(TaskQuery.Sort sort) {
        return switch (sort) {
            case DUE -> "r.due_at, r.id";
            case OPENED -> "r.opened_at, r.id";
            case TCV -> "r.tcv desc, r.id desc";
            case MARGIN -> MARGIN + ", r.id";
        };
    }

    private static final String MARGIN = "coalesce(r.true_margin_pct, -1000000000000000000)";

    private static String after(TaskQuery query, String cursor, MapSqlParameterSource parameters) {
        if (cursor == null) {
            return "";
        }
        List<String> parts = Cursor.read(cursor, 3);
        if (!parts.get(0).equals(query.sort().name())) {
            throw Cursor.invalid();
        }
        parameters.addValue("afterId", parts.get(2));
        try {
            return switch (query.sort()) {
                case DUE, OPENED -> {
                    parameters.addValue("after", OffsetDateTime.parse(parts.get(1)));
                    yield " and (%s, r.id) > (:after, :afterId)"
                            .formatted(query.sort() == TaskQuery.Sort.DUE ? "r.due_at" : "r.opened_at");
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
        } catch (DateTimeParseException tampered) {
            throw Cursor.invalid();
        }
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw Cursor.invalid();
        }
        return new BigDecimal(text);
    }

    private static String cursor(Task task, TaskQuery.Sort sort) {
        Review review = task.review();
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

    private static Task task(ResultSet row, Instant now) throws SQLException {
        Review review = Reviews.review(row, 0);
        return new Task(
                review,
                new DealNumber(review.dealId()),
                new Deal.Headline(
                        row.getString("deal_name"),
                        row.getString("customer_id"),
                        row.getString("customer_name"),
                        row.getString("currency")),
                row.getString("owner"),
                new Figures(
                        row.getString("policy_version"),
                        row.getString("policy_currency"),
                        row.getBigDecimal("net_total"),
                        review.tcv(),
                        row.getBigDecimal("discount_pct"),
                        review.trueMarginPct()),
                review.isOpen() && review.dueAt() != null && review.dueAt().isBefore(now));
    }

    private static Set<String> names(Set<Role> functions) {
        return functions.stream().map(Role::name).collect(Collectors.toSet());
    }
}
