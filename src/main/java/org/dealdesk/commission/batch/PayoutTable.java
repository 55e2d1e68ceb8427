package org.dealdesk.commission.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.batch.PayoutBatch.Payment;
import org.dealdesk.commission.batch.PayoutBatch.State;
import org.dealdesk.commission.batch.PayoutBatch.Step;
import org.dealdesk.commission.batch.PayoutBatch.Steps;
import org.dealdesk.commission.batch.PayoutBatch.Terms;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code payout_batch}. */
@Repository
class PayoutTable {

    private final JdbcClient jdbc;

    PayoutTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(PayoutBatch batch) {
        jdbc.sql(
                        "insert into payout_batch (id, up_to, status, open_batch, policy_version, currency, proposed_by, proposed_at)"
                                + " values (?, ?, ?, 1, ?, ?, ?, ?)")
                .params(
                        batch.id(),
                        batch.upTo().toString(),
                        batch.state().name(),
                        batch.terms().policy(),
                        batch.terms().currency(),
                        batch.steps().proposed().by(),
                        Instants.utc(batch.steps().proposed().at()))
                .update();
    }

    Optional<PayoutBatch> find(String id) {
        return jdbc.sql("select * from payout_batch where id = ?")
                .param(id)
                .query((row, number) -> batch(row))
                .optional();
    }

    /** The same, locked: its steps are done one after the other. */
    Optional<PayoutBatch> lock(String id) {
        return jdbc.sql("select * from payout_batch where id = ? for update")
                .param(id)
                .query((row, number) -> batch(row))
                .optional();
    }

    /** The id of the one that is neither paid nor cancelled. */
    Optional<String> open() {
        return jdbc.sql("select id from payout_batch where open_batch = 1")
                .query(String.class)
                .optional();
    }

    /** Oldest first; {@code state} is null where it does not matter. */
    List<PayoutBatch> page(State state, String after, int limit) {
        String condition = state == null ? "" : " and status = '" + state + "'";
        return jdbc.sql("select * from payout_batch where id > ?" + condition + " order by id limit ?")
                .params(after, limit)
                .query((row, number) -> batch(row))
                .list();
    }

    void approve(String id, Step step) {
        jdbc.sql("update payout_batch set status = 'APPROVED', approved_by = ?, approved_at = ? where id = ?")
                .params(step.by(), Instants.utc(step.at()), id)
                .update();
    }

    void cancel(String id, Step step) {
        jdbc.sql("update payout_batch set status = 'CANCELLED', open_batch = null, cancelled_by = ?, cancelled_at = ?"
                        + " where id = ?")
                .params(step.by(), Instants.utc(step.at()), id)
                .update();
    }

    void pay(String id, Step step, Payment payment) {
        jdbc.sql("update payout_batch set status = 'PAID', open_batch = null, paid_by = ?, paid_at = ?, paid_on = ?,"
                        + " reference = ?, transaction_id = ? where id = ?")
                .params(
                        step.by(),
                        Instants.utc(step.at()),
                        payment.date(),
                        payment.reference(),
                        payment.transaction(),
                        id)
                .update();
    }

    private static PayoutBatch batch(ResultSet row) throws SQLException {
        LocalDate paidOn = row.getObject("paid_on", LocalDate.class);
        return new PayoutBatch(
                row.getString("id"),
                YearMonth.parse(row.getString("up_to")),
                State.valueOf(row.getString("status")),
                new Terms(row.getString("policy_version"), row.getString("currency")),
                new Steps(step(row, "proposed"), step(row, "approved"), step(row, "paid"), step(row, "cancelled")),
                paidOn == null
                        ? null
                        : new Payment(paidOn, row.getString("reference"), row.getString("transaction_id")));
    }

    private static Step step(ResultSet row, String name) throws SQLException {
        String by = row.getString(name + "_by");
        return by == null ? null : new Step(by, Instants.read(row, name + "_at"));
    }
}
