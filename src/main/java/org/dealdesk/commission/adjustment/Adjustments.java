package org.dealdesk.commission.adjustment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.adjustment.Adjustment.State;
import org.dealdesk.commission.adjustment.Adjustment.Step;
import org.dealdesk.commission.adjustment.Adjustment.Wish;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code commission_adjustment}. */
@Repository
class Adjustments {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;

    Adjustments(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    void add(Adjustment adjustment) {
        Wish wish = adjustment.wish();
        jdbc.sql(
                        "insert into commission_adjustment (id, person, deal_id, amount, currency, reason, status, proposed_by,"
                                + " proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        adjustment.id(),
                        wish.person(),
                        wish.deal() == null ? null : wish.deal().id(),
                        wish.amount(),
                        wish.currency(),
                        wish.reason(),
                        adjustment.state().name(),
                        adjustment.proposed().by(),
                        Instants.utc(adjustment.proposed().at()))
                .update();
    }

    Optional<Adjustment> find(String id) {
        return jdbc.sql("select * from commission_adjustment where id = ?")
                .param(id)
                .query((row, number) -> adjustment(row))
                .optional();
    }

    /** The same, locked: two who decide on it do so one after the other. */
    Optional<Adjustment> lock(String id) {
        return jdbc.sql("select * from commission_adjustment where id = ? for update")
                .param(id)
                .query((row, number) -> adjustment(row))
                .optional();
    }

    void decide(Adjustment decided) {
        jdbc.sql("update commission_adjustment set status = ?, decided_by = ?, decided_at = ?, transaction_id = ?"
                        + " where id = ?")
                .params(
                        decided.state().name(),
                        decided.decided().by(),
                        Instants.utc(decided.decided().at()),
                        decided.transaction(),
                        decided.id())
                .update();
    }

    /** Oldest first; {@code state} and {@code person} are null where they do not matter. */
    List<Adjustment> page(State state, String person, String after, int limit) {
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("after", after).addValue("limit", limit);
        String sql = "select * from commission_adjustment where id > :after";
        if (state != null) {
            sql += " and status = :state";
            parameters.addValue("state", state.name());
        }
        if (person != null) {
            sql += " and person = :person";
            parameters.addValue("person", person);
        }
        return named.query(sql + " order by id limit :limit", parameters, (row, number) -> adjustment(row));
    }

    private static Adjustment adjustment(ResultSet row) throws SQLException {
        Long deal = row.getObject("deal_id", Long.class);
        String decider = row.getString("decided_by");
        return new Adjustment(
                row.getString("id"),
                new Wish(
                        row.getString("person"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        deal == null ? null : new DealNumber(deal),
                        row.getString("reason")),
                State.valueOf(row.getString("status")),
                new Step(row.getString("proposed_by"), Instants.read(row, "proposed_at")),
                decider == null ? null : new Step(decider, Instants.read(row, "decided_at")),
                row.getString("transaction_id"));
    }
}
