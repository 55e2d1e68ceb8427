package org.dealdesk.approval.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.eligibility.ActingApprovers;
import org.dealdesk.approval.eligibility.EligibilitySql;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewRows;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Figures;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reviews that a person may decide, page by page, without loading any document. */
@Repository
public class TaskList {

    private static final String UNASSIGNABLE = EligibilitySql.CHAINS
            + " select count(*) from review r where r.status = 'OPEN' and " + EligibilitySql.BY_NOBODY;

    private static final String DECIDED_BY_CALLER = """
            (exists (select 1 from decision o
                      where o.deal_id = r.deal_id and o.revision = r.revision and o.actor = :caller)
              or exists (select 1 from vote v where v.review_id = r.id and v.person = :caller))
            """;

    /** In groups, so that each review is asked about once and not once for each figure. */
    private static final String COUNTS =
            EligibilitySql.CHAINS + """
            select decidable, decided, count(*) as reviews,
                   count(case when claimant = :caller then 1 end) as mine,
                   count(case when due_at < :now then 1 end) as overdue
              from (select case when r.assignee = :caller then %s end as claimant, r.due_at,
                           case when %s then 1 else 0 end as decidable,
                           case when %s then 1 else 0 end as decided
                      from review r where r.status = 'OPEN') listed
             group by decidable, decided
            """.formatted(EligibilitySql.CLAIMANT, EligibilitySql.BY_CALLER, DECIDED_BY_CALLER);

    private static final String OF_DEAL = EligibilitySql.CHAINS
            + "select r.id from review r where r.status = 'OPEN' and r.deal_id = :deal and " + EligibilitySql.BY_CALLER;

    private static final String SELECT = """
            select r.*, %s, %s as claimant,
                   d.name as deal_name, d.owner, d.customer_id, d.customer_name, d.currency,
                   d.policy_version, d.policy_currency, d.net_total, d.discount_pct, d.deal_net_total,
                   (select o.kind from review_round o where o.id = r.round_id) as round_kind
              from review r join deal d on d.id = r.deal_id left join decision x on x.review_id = r.id
             where
            """.formatted(ReviewRows.DECISION, EligibilitySql.CLAIMANT);

    private final NamedParameterJdbcTemplate jdbc;
    private final ActingApprovers approvers;
    private final Policies policies;
    private final Clock clock;

    TaskList(JdbcTemplate jdbc, ActingApprovers approvers, Policies policies, Clock clock) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.approvers = approvers;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * One review in a list, with what a reviewer needs to know of its deal.
     *
     * @param onAppeal whether it is asked because the owner has appealed against a rejection
     */
    public record Task(
            Review review,
            DealNumber deal,
            Deal.Headline headline,
            String owner,
            Figures figures,
            boolean overdue,
            boolean onAppeal) {

        /** A review that is open and that the transaction has read or changed. */
        public static Task of(DealTransaction tx, Review review) {
            Deal deal = tx.deal();
            return new Task(
                    review,
                    deal.number(),
                    deal.headline(),
                    deal.owner(),
                    deal.figures(),
                    review.dueAt().isBefore(tx.now()),
                    deal.isAppealed());
        }

        /** Whether an approval of it overrides rejections, and so has to say why. */
        public boolean overrides() {
            return onAppeal && review.function() == ApprovalFunction.COMMITTEE;
        }
    }

    /**
     * The number of reviews in each part of a person's list.
     *
     * @param open what they may decide, {@code mine} and {@code overdue} counted in
     * @param awaited what others have to decide on deals on which they have decided
     */
    public record Counts(long open, long mine, long overdue, long awaited) {

        private static final Counts NONE = new Counts(0, 0, 0, 0);

        private Counts plus(Counts more) {
            return new Counts(open + more.open, mine + more.mine, overdue + more.overdue, awaited + more.awaited);
        }
    }

    public Page<Task> page(TaskQuery query, String cursor, int limit) {
        return page(query, EligibilitySql.BY_CALLER, cursor, limit);
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
        MapSqlParameterSource parameters = parameters(query.caller(), now).addValue("limit", limit + 1);
        String sql = EligibilitySql.CHAINS
                + SELECT
                + which
                + narrowed(query, parameters)
                + TaskOrder.after(query.sort(), cursor, parameters)
                + " order by " + TaskOrder.of(query) + " limit :limit";
        List<Task> rows = jdbc.query(sql, parameters, (row, number) -> task(row, now));
        return Page.of(rows, limit, task -> TaskOrder.cursor(task.review(), query.sort()));
    }

    /** One review, open or not, as a task; approvers and auditors may look at any. */
    public Optional<Task> find(String id, Caller caller) {
        return findAll(Set.of(id), caller).stream().findFirst();
    }

    /** The same for several; an id that no review has is left out. */
    public List<Task> findAll(Set<String> ids, Caller caller) {
        if (ids.isEmpty() || !areSeenBy(caller)) {
            return List.of();
        }
        Instant now = clock.instant();
        return jdbc.query(
                EligibilitySql.CHAINS + SELECT + " r.id in (:ids)",
                parameters(now).addValue("ids", ids),
                (row, number) -> task(row, now));
    }

    /** Whether the caller may look at reviews that others decide. */
    public boolean areSeenBy(Caller caller) {
        return !caller.functions().isEmpty() || caller.is(Role.AUDITOR) || caller.is(Role.ADMIN);
    }

    public Counts counts(Caller caller) {
        return caller.functions().isEmpty()
                ? Counts.NONE
                : jdbc.query(COUNTS, parameters(caller), TaskList::group).stream()
                        .reduce(Counts.NONE, Counts::plus);
    }

    /** What one group adds. */
    private static Counts group(ResultSet row, int number) throws SQLException {
        long awaited = row.getInt("decided") * row.getLong("reviews");
        return row.getInt("decidable") == 0
                ? new Counts(0, 0, 0, awaited)
                : new Counts(row.getLong("reviews"), row.getLong("mine"), row.getLong("overdue"), awaited);
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

    /** Which of the deals have a latest revision that the committee approved over rejections. */
    public Set<Long> overridden(Collection<Long> deals) {
        return deals.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(
                        "select distinct d.id from deal d join decision x on x.deal_id = d.id and x.revision = d.revision"
                                + " where x.overrides and d.id in (:deals)",
                        Map.of("deals", deals),
                        Long.class));
    }

    private MapSqlParameterSource parameters(Caller caller) {
        return parameters(caller.id(), clock.instant());
    }

    private MapSqlParameterSource parameters(String caller, Instant now) {
        return parameters(now).addValue("caller", caller).addValue("now", Instants.utc(now));
    }

    private MapSqlParameterSource parameters(Instant now) {
        return EligibilitySql.parameters(approvers.on(policies.day(now)));
    }

    /** How many open reviews have no eligible approver, neither in their function nor in its fallback. Normally 0. */
    public long unassignable() {
        Long count = jdbc.queryForObject(UNASSIGNABLE, parameters(clock.instant()), Long.class);
        return count == null ? 0 : count;
    }

    private static String narrowed(TaskQuery query, MapSqlParameterSource parameters) {
        String sql =
                switch (query.status()) {
                    case OPEN -> " and r.status = 'OPEN'";
                    case MINE ->
                        " and r.status = 'OPEN' and r.assignee = :caller and :caller = " + EligibilitySql.CLAIMANT;
                    case OVERDUE -> " and r.status = 'OPEN' and r.due_at < :now";
                    case ALL -> "";
                };
        if (query.function() == null) {
            return sql;
        }
        parameters.addValue("function", query.function().name());
        return sql + " and r.function = :function";
    }

    private static Task task(ResultSet row, Instant now) throws SQLException {
        Review review = ReviewRows.review(row, 0).assignedTo(row.getString("claimant"));
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
                        review.trueMarginPct(),
                        row.getBigDecimal("deal_net_total")),
                review.isOpen() && review.dueAt() != null && review.dueAt().isBefore(now),
                Rounds.APPEAL.equals(row.getString("round_kind")));
    }
}
