package org.dealdesk.approval;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
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
import org.dealdesk.policy.ApprovalFunction;
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

    private static final String DECIDED_BY_CALLER = """
            exists (select 1 from decision o
                     where o.deal_id = r.deal_id and o.revision = r.revision and o.actor = :caller)
            """;

    private static final String COUNTS = Decidable.MANDATES + """
            select count(case when decidable = 1 then 1 end) as open_ones,
                   count(case when decidable = 1 and assignee = :caller then 1 end) as mine,
                   count(case when decidable = 1 and due_at < :now then 1 end) as overdue,
                   count(case when decided = 1 then 1 end) as awaited
              from (select r.assignee, r.due_at, case when %s then 1 else 0 end as decidable,
                           case when %s then 1 else 0 end as decided
                      from review r where r.status = 'OPEN') listed
            """.formatted(Decidable.BY_CALLER, DECIDED_BY_CALLER);

    private static final String OF_DEAL = Decidable.MANDATES
            + "select r.id from review r where r.status = 'OPEN' and r.deal_id = :deal and " + Decidable.BY_CALLER;

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

    /**
     * How much there is in each part of somebody's list.
     *
     * @param open what they may decide, {@code mine} and {@code overdue} counted in
     * @param awaited what others have to decide on deals on which they have decided
     */
    public record Counts(long open, long mine, long overdue, long awaited) {}

    public Page<Task> page(TaskQuery query, String cursor, int limit) {
        return page(query, Decidable.BY_CALLER, cursor, limit);
    }

    /** Not what the caller may decide, but what others are still asked about the revisions on which the caller has decided. */
    public Page<Task> awaited(TaskQuery query, String cursor, int limit) {
        return page(query, DECIDED_BY_CALLER, cursor, limit);
    }

    private Page<Task> page(TaskQuery query, String which, String cursor, int limit) {
        if (query.functions().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Instant now = clock.instant();
        MapSqlParameterSource parameters =
                parameters(query.caller(), query.functions(), now).addValue("limit", limit + 1);
        String sql = Decidable.MANDATES
                + SELECT
                + which
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

    public Counts counts(Caller caller) {
        if (caller.functions().isEmpty()) {
            return new Counts(0, 0, 0, 0);
        }
        return jdbc.queryForObject(
                COUNTS,
                parameters(caller),
                (row, number) -> new Counts(
                        row.getLong("open_ones"), row.getLong("mine"), row.getLong("overdue"), row.getLong("awaited")));
    }

    /** The open reviews of a deal that the caller may decide. */
    public Set<String> decidable(DealNumber deal, Caller caller) {
        return caller.functions().isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(OF_DEAL, parameters(caller).addValue("deal", deal.id()), String.class));
    }

    /** Which functions the deals wait for, by the deals' ids; deals that wait for none are missing. */
    public Map<Long, Set<ApprovalFunction>> asked(Collection<Long> deals) {
        Map<Long, Set<ApprovalFunction>> asked = new HashMap<>();
        if (!deals.isEmpty()) {
            jdbc.query(
                    "select deal_id, function from review where status = 'OPEN' and deal_id in (:deals)",
                    Map.of("deals", deals),
                    row -> {
                        asked.computeIfAbsent(row.getLong("deal_id"), deal -> EnumSet.noneOf(ApprovalFunction.class))
                                .add(ApprovalFunction.valueOf(row.getString("function")));
                    });
        }
        return asked;
    }

    private MapSqlParameterSource parameters(Caller caller) {
        return parameters(caller.id(), caller.functions(), clock.instant());
    }

    private MapSqlParameterSource parameters(String caller, Set<Role> functions, Instant now) {
        return new MapSqlParameterSource()
                .addValue("caller", caller)
                .addValue("functions", names(functions))
                .addValue("today", policies.day(now))
                .addValue("without", Decidable.EVERYBODY)
                .addValue("now", Instants.utc(now));
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
