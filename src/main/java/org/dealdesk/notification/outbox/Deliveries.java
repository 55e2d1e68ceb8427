package org.dealdesk.notification.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the outbox holds, and what became of it. */
@Repository
public class Deliveries {

    private static final String SELECT = """
            select x.*, h.type from outbox_delivery x join history_record h on h.stream = x.stream and h.seq = x.seq
            """;

    /** In order: no earlier record of the stream is pending for the same subscriber, or not handed out yet. */
    private static final String IN_TURN = """
            not exists (select 1 from outbox_delivery e
                         where e.stream = x.stream and e.subscriber = x.subscriber and e.status = 'PENDING' and e.seq < x.seq)
            and not exists (select 1 from outbox_message m
                             where m.stream = x.stream and m.seq < x.seq and m.deliveries is null)
            """;

    /** Why deliveries to subscribers who no longer want or may get them are given up. */
    public static final String GONE = "the subscriber is gone";

    /** Who is to be told of one record. */
    record Told(HistoryRecord record, List<Addressee> addressees) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Deliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** The oldest records that are not handed out yet. Another node may be about to hand out the same. */
    List<HistoryRecord> notHandedOut(int most) {
        return client.sql("""
                        select h.* from outbox_message m join history_record h on h.stream = m.stream and h.seq = m.seq
                         where m.deliveries is null order by m.created_at, m.stream, m.seq limit ?
                        """)
                .param(most)
                .query((row, number) -> History.record(row))
                .list();
    }

    /** The records that no other node hands out or has handed out; the current transaction hands them out. */
    List<Told> take(List<Told> told) {
        Set<List<Object>> taken = new HashSet<>(client.sql("""
                        select stream, seq from outbox_message where (stream, seq) in (:places) and deliveries is null
                           for update skip locked
                        """)
                .param(
                        "places",
                        told.stream().map(each -> place(each).toArray()).toList())
                .query((row, number) -> List.<Object>of(row.getString("stream"), row.getInt("seq")))
                .list());
        return told.stream().filter(each -> taken.contains(place(each))).toList();
    }

    private static List<Object> place(Told told) {
        return List.of(told.record().stream(), told.record().seq());
    }

    /** Notes who is to be told of each record; it is asked about no more. */
    void handOut(List<Told> told, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (Told each : told) {
            each.addressees().forEach(addressee -> rows.add(row(each.record(), addressee, now)));
        }
        jdbc.batchUpdate("""
                insert into outbox_delivery (id, subscriber, stream, seq, lane, status, attempts, next_at, created_at, reason)
                values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                """, rows);
        jdbc.batchUpdate(
                "update outbox_message set deliveries = ? where stream = ? and seq = ?",
                told.stream()
                        .map(each -> new Object[] {
                            each.addressees().size(),
                            each.record().stream(),
                            each.record().seq()
                        })
                        .toList());
    }

    private static Object[] row(HistoryRecord record, Addressee addressee, Instant now) {
        boolean dead = addressee.undeliverable() != null;
        Instant next = addressee.from() == null ? now : addressee.from();
        return new Object[] {
            Ids.next(),
            addressee.subscriber(),
            record.stream(),
            record.seq(),
            addressee.lane().name(),
            (dead ? Delivery.State.DEAD : Delivery.State.PENDING).name(),
            dead ? null : Instants.utc(next),
            Instants.utc(now),
            addressee.undeliverable()
        };
    }

    /** What may be tried now in this lane, what has waited longest first. */
    List<Delivery> inTurn(Lane lane, Instant now, int most) {
        return client.sql(SELECT + " where x.lane = ? and x.status = 'PENDING' and x.next_at <= ? and " + IN_TURN
                        + " order by x.next_at, x.id limit ?")
                .params(lane.name(), Instants.utc(now), most)
                .query(Deliveries::delivery)
                .list();
    }

    /** What may be tried now with this subscriber, what has waited longest first. */
    List<Delivery> inTurn(String subscriber, Instant now, int most) {
        return client.sql(SELECT + " where x.subscriber = ? and x.status = 'PENDING' and x.next_at <= ? and " + IN_TURN
                        + " order by x.next_at, x.id limit ?")
                .params(subscriber, Instants.utc(now), most)
                .query(Deliveries::delivery)
                .list();
    }

    /** The subscribers in this lane with due deliveries. */
    public List<String> subscribersWithDue(Lane lane, Instant now) {
        return client.sql("""
                        select distinct subscriber from outbox_delivery where lane = ? and status = 'PENDING' and next_at <= ?
                         order by subscriber
                        """)
                .params(lane.name(), Instants.utc(now))
                .query(String.class)
                .list();
    }

    /** Takes the delivery for one attempt; false where another node was faster. */
    boolean claim(Delivery delivery, Instant now, Instant until) {
        return client.sql("""
                                update outbox_delivery set attempts = attempts + 1, next_at = ?, tried_at = ?
                                 where id = ? and status = 'PENDING' and attempts = ? and next_at = ?
                                """)
                        .params(
                                Instants.utc(until),
                                Instants.utc(now),
                                delivery.id(),
                                delivery.progress().attempts(),
                                Instants.utc(delivery.progress().nextAt()))
                        .update()
                == 1;
    }

    void arrived(String id, Instant at, Integer status) {
        end(id, Delivery.State.DELIVERED, null, at, status, null);
    }

    void failed(String id, Instant next, Integer status, String reason) {
        end(id, Delivery.State.PENDING, next, null, status, reason);
    }

    void died(String id, Integer status, String reason) {
        end(id, Delivery.State.DEAD, null, null, status, reason);
    }

    private void end(String id, Delivery.State state, Instant next, Instant delivered, Integer status, String reason) {
        client.sql("""
                        update outbox_delivery set status = ?, next_at = ?, delivered_at = ?, answer = ?, reason = ?
                         where id = ? and status = 'PENDING'
                        """)
                .params(state.name(), Instants.utc(next), Instants.utc(delivered), status, reason, id)
                .update();
    }

    /** Sends it again from the first attempt on, in any state. */
    public boolean replay(String id, String subscriber, Instant now) {
        return client.sql("""
                                update outbox_delivery
                                   set status = 'PENDING', attempts = 0, next_at = ?, delivered_at = null, reason = null
                                 where id = ? and subscriber = ? and status <> 'PENDING'
                                """).params(Instants.utc(now), id, subscriber).update() == 1;
    }

    public Optional<Delivery> find(String id, String subscriber) {
        return client.sql(SELECT + " where x.id = ? and x.subscriber = ?")
                .params(id, subscriber)
                .query(Deliveries::delivery)
                .optional();
    }

    /** The latest first, from before {@code before} on. */
    public List<Delivery> of(String subscriber, String before, int most) {
        return client.sql(SELECT + " where x.subscriber = ? and x.id < ? order by x.id desc limit ?")
                .params(subscriber, before, most)
                .query(Deliveries::delivery)
                .list();
    }

    HistoryRecord record(Delivery delivery) {
        return client.sql("select * from history_record where stream = ? and seq = ?")
                .params(delivery.record().stream(), delivery.record().seq())
                .query((row, number) -> History.record(row))
                .single();
    }

    /** The backlog: pending deliveries apart from daily ones, and messages not handed out yet. */
    public long backlog() {
        return client.sql("""
                        select (select count(*) from outbox_delivery
                                 where status = 'PENDING' and (lane <> 'DIGEST' or attempts > 0))
                             + (select count(*) from outbox_message where deliveries is null)
                        """).query(Long.class).single();
    }

    /** How much was given up, but for those who wanted to be told no more. */
    public long dead() {
        return client.sql("select count(*) from outbox_delivery where status = 'DEAD' and reason <> ?")
                .param(GONE)
                .query(Long.class)
                .single();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("subscriber"),
                new Delivery.RecordKey(
                        row.getString("stream"), row.getInt("seq"), EventType.valueOf(row.getString("type"))),
                new Delivery.Progress(
                        Delivery.State.valueOf(row.getString("status")),
                        row.getInt("attempts"),
                        Instants.read(row, "created_at"),
                        Instants.read(row, "tried_at"),
                        Instants.read(row, "next_at"),
                        Instants.read(row, "delivered_at")),
                row.getObject("answer", Integer.class),
                row.getString("reason"));
    }
}
