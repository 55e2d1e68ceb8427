package org.dealdesk.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dealdesk.approval.process.EngineState;
import org.dealdesk.commission.month.StatementMaking;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The queries of the invariants. Large tables are read in pages, so that memory does not grow with the deals. */
@Component
class InvariantQueries {

    private static final int PAGE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final EngineState engine;
    private final Policies policies;
    private final StatementMaking statements;
    private final Clock clock;

    InvariantQueries(
            DataSource dataSource, EngineState engine, Policies policies, StatementMaking statements, Clock clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        // Without it PostgreSQL's driver holds a whole result in memory.
        template.setFetchSize(PAGE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.engine = engine;
        this.policies = policies;
        this.statements = statements;
        this.clock = clock;
    }

    /** Where a page begins: after this row of a two-column key. */
    record Place(Object first, Object second) {}

    EngineState engine() {
        return engine;
    }

    Policies policies() {
        return policies;
    }

    StatementMaking statements() {
        return statements;
    }

    Clock clock() {
        return clock;
    }

    void each(String query, RowCallbackHandler handler) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        if (query.contains(":today")) {
            parameters.addValue("today", policies.today());
        }
        jdbc.query(query, parameters, handler);
    }

    /** Rows for some ids, which the query calls {@code :ids}. */
    <T> List<T> of(String query, List<?> ids, RowMapper<T> mapper) {
        return ids.isEmpty() ? List.of() : jdbc.query(query, Map.of("ids", ids), mapper);
    }

    /** Texts about some deals, which the query calls {@code :ids} and, by what people call them, {@code :numbers}. */
    List<String> ofDeals(String query, List<Long> ids) {
        List<String> numbers =
                ids.stream().map(id -> new DealNumber(id).toString()).toList();
        return ids.isEmpty()
                ? List.of()
                : jdbc.queryForList(query, Map.of("ids", ids, "numbers", numbers), String.class);
    }

    /**
     * All rows of a table in the order of its key, page by page.
     *
     * @param select up to its conditions, which are added; the key is called by the two columns given
     */
    <T> void pages(
            String select, String first, String second, Place start, RowMapper<T> mapper, Consumer<List<T>> page) {
        // The first condition lets an index find the place, the second one leaves out what was read.
        String query = "%1$s where %2$s >= :first and (%2$s > :first or %3$s > :second) order by %2$s, %3$s limit %4$d"
                .formatted(select, first, second, PAGE);
        Place place = start;
        while (place != null) {
            Place[] last = new Place[1];
            List<T> rows = new ArrayList<>();
            RowCallbackHandler handler = row -> {
                rows.add(mapper.mapRow(row, rows.size()));
                last[0] = place(row, first, second);
            };
            jdbc.query(query, Map.of("first", place.first(), "second", place.second()), handler);
            page.accept(rows);
            place = rows.size() < PAGE ? null : last[0];
        }
    }

    private static Place place(ResultSet row, String first, String second) throws SQLException {
        return new Place(row.getObject(column(first)), row.getObject(column(second)));
    }

    private static String column(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
