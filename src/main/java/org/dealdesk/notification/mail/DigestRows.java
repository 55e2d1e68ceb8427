package org.dealdesk.notification.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.outbox.Delivery;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries that go out once a day, and the mails that they are gathered in. */
@Repository
class DigestRows {

    private static final String DUE = "lane = 'DIGEST' and status = 'PENDING' and next_at <= ?";

    private final JdbcClient jdbc;

    DigestRows(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * A due delivery of a person.
     *
     * @param digest the mail that it is in already, to be sent again; null: it has still to be gathered
     */
    record Due(String subscriber, String digest) {}

    List<Due> due(Instant now, int most) {
        return jdbc.sql("select distinct subscriber, digest from outbox_delivery where " + DUE
                        + " order by subscriber, digest limit ?")
                .params(Instants.utc(now), most)
                .query((row, number) -> new Due(row.getString("subscriber"), row.getString("digest")))
                .list();
    }

    boolean exists(String person, LocalDate day) {
        return jdbc.sql("select count(*) from mail_digest where person = ? and due_on = ?")
                        .params(person, day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Only one node can make the mail of a day: the table has room for one. */
    void add(String id, String person, LocalDate day, Instant now) {
        jdbc.sql("insert into mail_digest (id, person, due_on, created_at) values (?, ?, ?, ?)")
                .params(id, person, day, Instants.utc(now))
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from mail_digest where id = ?").param(id).update();
    }

    /** Puts everything that is due and in no mail yet into this one, and takes it for an attempt. */
    int gather(String digest, String subscriber, Instant now, Instant until) {
        return jdbc.sql("""
                        update outbox_delivery set digest = ?, attempts = attempts + 1, next_at = ?, tried_at = ?
                         where subscriber = ? and digest is null and\s""" + DUE)
                .params(digest, Instants.utc(until), Instants.utc(now), subscriber, Instants.utc(now))
                .update();
    }

    /** Takes a mail for another attempt; 0 where another node was faster. */
    int take(String digest, Instant now, Instant until) {
        return jdbc.sql(
                        "update outbox_delivery set attempts = attempts + 1, next_at = ?, tried_at = ? where digest = ? and "
                                + DUE)
                .params(Instants.utc(until), Instants.utc(now), digest, Instants.utc(now))
                .update();
    }

    /** What came after the mail of the day had gone waits for the next. */
    void postpone(String subscriber, Instant now, Instant until) {
        jdbc.sql("update outbox_delivery set next_at = ? where subscriber = ? and digest is null and " + DUE)
                .params(Instants.utc(until), subscriber, Instants.utc(now))
                .update();
    }

    /** What the mail holds, deal by deal in the order in which it happened. */
    List<HistoryRecord> records(String digest) {
        return jdbc.sql("""
                        select h.* from outbox_delivery x join history_record h on h.stream = x.stream and h.seq = x.seq
                         where x.digest = ? order by h.stream, h.seq
                        """)
                .param(digest)
                .query((row, number) -> History.record(row))
                .list();
    }

    int attempts(String digest) {
        return jdbc.sql("select max(attempts) from outbox_delivery where digest = ?")
                .param(digest)
                .query(Integer.class)
                .single();
    }

    void arrived(String digest, Instant at) {
        end(digest, Delivery.State.DELIVERED, null, at, null);
    }

    void failed(String digest, Instant next, String reason) {
        end(digest, Delivery.State.PENDING, next, null, reason);
    }

    void died(String digest, String reason) {
        end(digest, Delivery.State.DEAD, null, null, reason);
    }

    private void end(String digest, Delivery.State state, Instant next, Instant delivered, String reason) {
        jdbc.sql("""
                        update outbox_delivery set status = ?, next_at = ?, delivered_at = ?, reason = ?
                         where digest = ? and status = 'PENDING'
                        """)
                .params(state.name(), Instants.utc(next), Instants.utc(delivered), reason, digest)
                .update();
    }
}
