package org.dealdesk.commission.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.hold.Hold.State;
import org.dealdesk.commission.hold.Hold.Step;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code commission_hold}. */
@Repository
class HoldTable {

    private final JdbcClient jdbc;

    HoldTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(Hold hold) {
        jdbc.sql(
                        "insert into commission_hold (id, person, deal_id, reason, placed_by, placed_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        hold.id(),
                        hold.person(),
                        hold.deal() == null ? null : hold.deal().id(),
                        hold.reason(),
                        hold.placed().by(),
                        Instants.utc(hold.placed().at()))
                .update();
    }

    Optional<Hold> find(String id) {
        return jdbc.sql("select * from commission_hold where id = ?")
                .param(id)
                .query((row, number) -> hold(row))
                .optional();
    }

    void release(String id, Step released) {
        jdbc.sql("update commission_hold set released_by = ?, released_at = ? where id = ?")
                .params(released.by(), Instants.utc(released.at()), id)
                .update();
    }

    /** Oldest first; null for all states. */
    List<Hold> page(State state, String after, int limit) {
        String condition =
                state == null ? "" : " and released_at is " + (state == State.STANDING ? "null" : "not null");
        return jdbc.sql("select * from commission_hold where id > ?" + condition + " order by id limit ?")
                .params(after, limit)
                .query((row, number) -> hold(row))
                .list();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        Long deal = row.getObject("deal_id", Long.class);
        String releaser = row.getString("released_by");
        return new Hold(
                row.getString("id"),
                row.getString("person"),
                deal == null ? null : new DealNumber(deal),
                row.getString("reason"),
                new Step(row.getString("placed_by"), Instants.read(row, "placed_at")),
                releaser == null ? null : new Step(releaser, Instants.read(row, "released_at")));
    }
}
