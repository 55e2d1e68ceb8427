package org.dealdesk.commission.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.dispute.Dispute.About;
import org.dealdesk.commission.dispute.Dispute.Answer;
import org.dealdesk.commission.dispute.Dispute.State;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code statement_dispute}. */
@Repository
class DisputeTable {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;

    DisputeTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    void add(Dispute dispute) {
        jdbc.sql("insert into statement_dispute (id, person, closed_month, entry_id, text, status, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        dispute.id(),
                        dispute.about().person(),
                        dispute.about().month().toString(),
                        dispute.about().entry(),
                        dispute.text(),
                        dispute.state().name(),
                        Instants.utc(dispute.openedAt()))
                .update();
    }

    /** Locked: two who answer it do so one after the other. */
    Optional<Dispute> lock(String id) {
        return jdbc.sql("select * from statement_dispute where id = ? for update")
                .param(id)
                .query((row, number) -> dispute(row))
                .optional();
    }

    void answer(Dispute answered) {
        Answer answer = answered.answer();
        jdbc.sql("update statement_dispute set status = ?, answer = ?, answered_by = ?, answered_at = ?,"
                        + " adjustment_id = ? where id = ?")
                .params(
                        answered.state().name(),
                        answer.text(),
                        answer.by(),
                        Instants.utc(answer.at()),
                        answer.adjustment(),
                        answered.id())
                .update();
    }

    /** Oldest first; {@code state} and {@code person} are null where they do not matter. */
    List<Dispute> page(State state, String person, String after, int limit) {
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("after", after).addValue("limit", limit);
        String sql = "select * from statement_dispute where id > :after";
        if (state != null) {
            sql += " and status = :state";
            parameters.addValue("state", state.name());
        }
        if (person != null) {
            sql += " and person = :person";
            parameters.addValue("person", person);
        }
        return named.query(sql + " order by id limit :limit", parameters, (row, number) -> dispute(row));
    }

    /** Of one statement, oldest first. */
    List<Dispute> of(String person, YearMonth month) {
        return jdbc.sql("select * from statement_dispute where person = ? and closed_month = ? order by id")
                .params(person, month.toString())
                .query((row, number) -> dispute(row))
                .list();
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new Dispute(
                row.getString("id"),
                new About(
                        row.getString("person"),
                        YearMonth.parse(row.getString("closed_month")),
                        row.getString("entry_id")),
                row.getString("text"),
                Instants.read(row, "opened_at"),
                State.valueOf(row.getString("status")),
                answer == null
                        ? null
                        : new Answer(
                                answer,
                                row.getString("answered_by"),
                                Instants.read(row, "answered_at"),
                                row.getString("adjustment_id")));
    }
}
