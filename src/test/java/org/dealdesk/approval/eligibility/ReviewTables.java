package org.dealdesk.approval.eligibility;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Review;
import org.dealdesk.deal.Conflict;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.database.Database;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables that the rule of who may decide reads, with rows that name only what the rule looks at. */
final class ReviewTables implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static final List<String> MIGRATIONS =
            List.of("V010__people_and_platform", "V030__policy", "V040__deal", "V050__approval");

    private static final List<String> READ = List.of(
            "person",
            "person_role",
            "person_authority",
            "person_authority_place",
            "delegation",
            "review",
            "vote",
            "deal_conflict");

    private final SingleConnectionDataSource source;
    private final JdbcTemplate jdbc;
    private final Map<String, Map<String, Object>> fillers = new LinkedHashMap<>();
    private int rows;

    private ReviewTables(Database database) {
        Database.Address address = database.fresh();
        source = new SingleConnectionDataSource(address.url(), address.user(), address.password(), true);
        jdbc = new JdbcTemplate(source);
        MIGRATIONS.forEach(
                name -> new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/" + name + ".sql"))
                        .execute(source));
        dropConstraints();
        READ.forEach(table -> fillers.put(table, filler(table)));
    }

    static ReviewTables in(Database database) {
        return new ReviewTables(database);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    void clear() {
        READ.forEach(table -> jdbc.update("delete from " + table));
    }

    void person(String id, boolean active, LocalDate awayUntil, Collection<String> roles) {
        insert("person", row("id", id, "id_key", id, "active", active, "away_until", awayUntil));
        roles.forEach(role -> insert("person_role", row("person_id", id, "role", role, "held", true)));
    }

    void authority(String person, ApprovalFunction function, Limits limits) {
        Map<String, Object> key = row("person_id", person, "function", function.name());
        Map<String, Object> authority = new LinkedHashMap<>(key);
        authority.putAll(row("max_tcv", limits.maxTcv(), "min_true_margin_pct", limits.minTrueMarginPct()));
        insert("person_authority", authority);
        places(key, "REGION", limits.regions());
        places(key, "SEGMENT", limits.segments());
    }

    private void places(Map<String, Object> key, String kind, Collection<String> codes) {
        if (codes != null) {
            codes.forEach(code -> {
                Map<String, Object> place = new LinkedHashMap<>(key);
                place.putAll(row("kind", kind, "code", code));
                insert("person_authority_place", place);
            });
        }
    }

    void delegation(String from, String to, String function, LocalDate starts, LocalDate ends, boolean ended) {
        Map<String, Object> row = row("id", "d" + rows, "delegator", from, "delegate", to, "function", function);
        row.putAll(row("starts_on", starts, "ends_on", ends));
        if (ended) {
            row.put("ended_at", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
        }
        insert("delegation", row);
    }

    void review(Review review) {
        Map<String, Object> row =
                row("id", review.id(), "round_id", "of " + review.dealId(), "deal_id", review.dealId());
        row.putAll(row(
                "function", review.function().name(), "status", review.status().name()));
        row.putAll(row("quorum", review.ballot().quorum(), "assignee", review.assignee()));
        row.put("fallback", review.fallback() == null ? null : review.fallback().name());
        Extent extent = review.extent();
        row.putAll(row("extent_tcv", extent.tcv(), "extent_margin_pct", extent.trueMarginPct()));
        row.putAll(row("region", extent.region(), "segment", extent.segment()));
        insert("review", row);
        for (Ballot.Vote vote : review.ballot().votes()) {
            String seat = vote.onBehalfOf().isEmpty()
                    ? vote.person()
                    : vote.onBehalfOf().get(0);
            insert("vote", row("review_id", review.id(), "person", vote.person(), "seat", seat));
        }
    }

    void conflicts(long deal, Collection<Conflict> conflicts) {
        conflicts.stream().distinct().forEach(conflict -> {
            Map<String, Object> row = row("deal_id", deal, "person", conflict.person());
            row.putAll(row(
                    "function", conflict.function(), "reason", conflict.reason().name()));
            insert("deal_conflict", row);
        });
    }

    /** The ids of the reviews for which the condition holds. */
    List<String> reviews(String condition, DelegationChains chains, String caller) {
        return named().queryForList(
                        EligibilitySql.CHAINS + "select r.id from review r where " + condition + " order by r.id",
                        EligibilitySql.parameters(chains).addValue("caller", caller),
                        String.class);
    }

    /** By review, who has a claim in force. */
    Map<String, String> claimants(DelegationChains chains) {
        Map<String, String> found = new LinkedHashMap<>();
        named().query(
                        EligibilitySql.CHAINS + "select r.id, " + EligibilitySql.CLAIMANT
                                + " as claimant from review r",
                        EligibilitySql.parameters(chains),
                        row -> {
                            found.put(row.getString("id"), row.getString("claimant"));
                        });
        return found;
    }

    /** All present people who may decide the review. */
    List<String> everybody(DelegationChains chains, String review) {
        MapSqlParameterSource parameters = EligibilitySql.parameters(chains).addValue("review", review);
        return named().queryForList(Eligibility.ALL, parameters, String.class);
    }

    @Override
    public void close() {
        source.destroy();
    }

    private NamedParameterJdbcTemplate named() {
        return new NamedParameterJdbcTemplate(jdbc);
    }

    private void insert(String table, Map<String, Object> named) {
        rows++;
        Map<String, Object> row = new LinkedHashMap<>(fillers.get(table));
        row.putAll(named);
        jdbc.update(
                "insert into %s (%s) values (%s)"
                        .formatted(
                                table,
                                String.join(", ", row.keySet()),
                                String.join(
                                        ", ",
                                        row.keySet().stream().map(column -> "?").toList())),
                row.values().toArray());
    }

    private static Map<String, Object> row(Object... columnsAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int at = 0; at < columnsAndValues.length; at += 2) {
            row.put((String) columnsAndValues[at], columnsAndValues[at + 1]);
        }
        return row;
    }

    /** A value for each column that must have one. */
    private Map<String, Object> filler(String table) {
        Map<String, Object> filler = new LinkedHashMap<>();
        jdbc.query("select * from " + table + " where 1 = 0", rows -> {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                if (rows.getMetaData().isNullable(column) == 0) {
                    filler.put(
                            rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT),
                            value(rows.getMetaData().getColumnType(column)));
                }
            }
            return null;
        });
        return filler;
    }

    private static Object value(int type) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.NUMERIC, Types.DECIMAL -> 1;
            case Types.BOOLEAN, Types.BIT -> false;
            case Types.DATE -> TODAY;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
            default -> "-";
        };
    }

    private void dropConstraints() {
        jdbc.queryForList("""
                        select table_name, constraint_name from information_schema.table_constraints
                         where constraint_type in ('FOREIGN KEY', 'CHECK') and constraint_name not like '%not_null'
                           and lower(table_schema) = 'public'
                        """)
                .forEach(row -> jdbc.execute("alter table \"%s\" drop constraint \"%s\""
                        .formatted(row.get("table_name"), row.get("constraint_name"))));
    }
}
