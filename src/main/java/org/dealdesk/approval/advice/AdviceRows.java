package org.dealdesk.approval.advice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every question that was asked, with its answer. */
@Repository
class AdviceRows {

    private static final String SELECT = """
            select a.*, r.status, r.function, d.name as deal_name
              from advice a join review r on r.id = a.review_id join deal d on d.id = a.deal_id
            """;

    private final JdbcClient jdbc;

    AdviceRows(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(String id, Advice.Subject subject, Advice.Question question) {
        jdbc.sql("""
                        insert into advice (id, review_id, deal_id, asked_by, asked_of, question, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        subject.review(),
                        subject.deal().id(),
                        question.by(),
                        question.of(),
                        question.text(),
                        Instants.utc(question.at()))
                .update();
    }

    void answer(String id, String text, Instant now) {
        jdbc.sql("update advice set answer = ?, answered_at = ? where id = ?")
                .params(text, Instants.utc(now), id)
                .update();
    }

    void takeBack(String id, Instant now) {
        jdbc.sql("update advice set taken_back_at = ? where id = ?")
                .params(Instants.utc(now), id)
                .update();
    }

    Optional<Advice> find(String id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id)
                .query(AdviceRows::advice)
                .optional();
    }

    /** What was asked about a deal's reviews, oldest first. */
    List<Advice> about(long deal) {
        return jdbc.sql(SELECT + " where a.deal_id = ? order by a.id")
                .param(deal)
                .query(AdviceRows::advice)
                .list();
    }

    /** The open questions that the person is asked, oldest first, after {@code after}. */
    List<Advice> askedOf(String person, String after, int limit) {
        return jdbc.sql(SELECT
                        + " where a.asked_of = ? and a.answered_at is null and a.taken_back_at is null and r.status = 'OPEN'"
                        + " and a.id > ? order by a.id limit ?")
                .params(person, after, limit)
                .query(AdviceRows::advice)
                .list();
    }

    private static Advice advice(ResultSet row, int number) throws SQLException {
        Instant answeredAt = Instants.read(row, "answered_at");
        return new Advice(
                row.getString("id"),
                new Advice.Subject(
                        row.getString("review_id"),
                        new DealNumber(row.getLong("deal_id")),
                        row.getString("deal_name"),
                        ApprovalFunction.valueOf(row.getString("function"))),
                new Advice.Question(
                        row.getString("asked_by"),
                        row.getString("asked_of"),
                        row.getString("question"),
                        Instants.read(row, "asked_at")),
                answeredAt == null ? null : new Advice.Answer(row.getString("answer"), answeredAt),
                Instants.read(row, "taken_back_at"),
                !"OPEN".equals(row.getString("status")));
    }
}
