package org.dealdesk.commission.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.batch.PaymentReturn.State;
import org.dealdesk.commission.batch.PaymentReturn.Step;
import org.dealdesk.commission.batch.PaymentReturn.Wish;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code payout_return}. */
@Repository
class ReturnTable {

    private final JdbcClient jdbc;

    ReturnTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(PaymentReturn added) {
        Wish wish = added.wish();
        jdbc.sql(
                        "insert into payout_return (id, batch_id, person, returned_on, reason, status, live, proposed_by, proposed_at)"
                                + " values (?, ?, ?, ?, ?, ?, 1, ?, ?)")
                .params(
                        added.id(),
                        wish.payout(),
                        wish.person(),
                        wish.date(),
                        wish.reason(),
                        added.state().name(),
                        added.proposed().by(),
                        Instants.utc(added.proposed().at()))
                .update();
    }

    /** Locked: two who decide on it do so one after the other. */
    Optional<PaymentReturn> lock(String payout, String id) {
        return jdbc.sql("select * from payout_return where batch_id = ? and id = ? for update")
                .params(payout, id)
                .query((row, number) -> found(row))
                .optional();
    }

    /** The one of a line that is proposed or approved. */
    Optional<PaymentReturn> live(String payout, String person) {
        return jdbc.sql("select * from payout_return where batch_id = ? and person = ? and live = 1")
                .params(payout, person)
                .query((row, number) -> found(row))
                .optional();
    }

    void decide(PaymentReturn decided) {
        jdbc.sql("update payout_return set status = ?, live = ?, decided_by = ?, decided_at = ?, transaction_id = ?"
                        + " where id = ?")
                .params(
                        decided.state().name(),
                        decided.state().isLive() ? 1 : null,
                        decided.decided().by(),
                        Instants.utc(decided.decided().at()),
                        decided.transaction(),
                        decided.id())
                .update();
    }

    /** Of one batch, oldest first; {@code state} is null where it does not matter. */
    List<PaymentReturn> page(String payout, State state, String after, int limit) {
        String condition = state == null ? "" : " and status = '" + state + "'";
        return jdbc.sql("select * from payout_return where batch_id = ? and id > ?" + condition
                        + " order by id limit ?")
                .params(payout, after, limit)
                .query((row, number) -> found(row))
                .list();
    }

    private static PaymentReturn found(ResultSet row) throws SQLException {
        String decider = row.getString("decided_by");
        return new PaymentReturn(
                row.getString("id"),
                new Wish(
                        row.getString("batch_id"),
                        row.getString("person"),
                        row.getObject("returned_on", LocalDate.class),
                        row.getString("reason")),
                State.valueOf(row.getString("status")),
                new Step(row.getString("proposed_by"), Instants.read(row, "proposed_at")),
                decider == null ? null : new Step(decider, Instants.read(row, "decided_at")),
                row.getString("transaction_id"));
    }
}
