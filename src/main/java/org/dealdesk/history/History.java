package org.dealdesk.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.platform.rows.Rows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The append-only record of what happened. Every use case writes here in its own transaction; the database refuses any change to
 * what was written. Each record carries the hash of the one before it, so that a change made behind the product's back shows.
 */
@Repository
public class History {

    private final Rows rows;
    private final JdbcClient client;
    private final Outbox outbox;
    private final Clock clock;

    History(JdbcTemplate jdbc, Rows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.client = JdbcClient.create(jdbc);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Records the events, in their order, at the end of the deal's stream, and says where it then ends. */
    public Head append(String deal, Head end, List<Event> events, RowChanges changes) {
        return append(deal, deal, end, events, changes);
    }

    /** Records an event that belongs to no deal. */
    public void appendTo(String stream, Event event) {
        RowChanges changes = new RowChanges();
        append(stream, null, end(stream), List.of(event), changes);
        rows.send(changes);
    }

    private Head end(String stream) {
        return client.sql("select seq, hash from history_record where stream = ? order by seq desc limit 1")
                .param(stream)
                .query((row, number) -> new Head(row.getInt("seq"), row.getString("hash")))
                .optional()
                .orElse(Head.START);
    }

    /** The deal's records after {@code afterSeq}, oldest first. */
    public List<HistoryRecord> of(String stream, int afterSeq, int limit) {
        return client.sql("select * from history_record where stream = ? and seq > ? order by seq limit ?")
                .params(stream, afterSeq, limit)
                .query((row, number) -> record(row))
                .list();
    }

    /** Those of one type. */
    public List<HistoryRecord> of(String stream, EventType type, int afterSeq, int limit) {
        return client.sql("select * from history_record where stream = ? and type = ? and seq > ? order by seq limit ?")
                .params(stream, type.name(), afterSeq, limit)
                .query((row, number) -> record(row))
                .list();
    }

    /** Those of some types. */
    public List<HistoryRecord> of(String stream, Set<EventType> types, int afterSeq, int limit) {
        return client.sql("select * from history_record where stream = :stream and type in (:types) and seq > :after"
                        + " order by seq limit :limit")
                .param("stream", stream)
                .param("types", types.stream().map(EventType::name).toList())
                .param("after", afterSeq)
                .param("limit", limit)
                .query((row, number) -> record(row))
                .list();
    }

    /** Who has made records of one type. */
    public List<String> actors(String stream, EventType type) {
        return client.sql("select distinct actor from history_record where stream = ? and type = ?")
                .params(stream, type.name())
                .query(String.class)
                .list();
    }

    /** When the person wrote the {@code place}th newest of their comments on all deals, if that was after {@code since}. */
    public Optional<Instant> commentedSince(Instant since, String author, int place) {
        // The type stands in the statement: PostgreSQL has an index of comments alone.
        return client.sql("select recorded_at from history_record where type = 'COMMENTED' and actor = ?"
                        + " and recorded_at > ? order by recorded_at desc limit 1 offset ?")
                .params(author, Instants.utc(since), place - 1)
                .query((row, number) -> Instants.read(row, "recorded_at"))
                .optional();
    }

    private Head append(String stream, String deal, Head end, List<Event> events, RowChanges changes) {
        Head head = end;
        Instant now = clock.instant();
        List<HistoryRecord> records = new ArrayList<>();
        for (Event event : events) {
            HistoryRecord record = HistoryRecord.sealed(stream, deal, head, event, now);
            records.add(record);
            head = record.asHead();
        }
        records.forEach(record -> changes.insert(row(record)));
        outbox.add(records, changes);
        return head;
    }

    private static Row row(HistoryRecord record) {
        return Row.in("history_record")
                .key("stream", record.stream())
                .key("seq", record.seq())
                .set("previous_seq", record.seq() == 1 ? null : record.seq() - 1)
                .set("type", record.type().name())
                .set("deal", record.deal())
                .set("revision", record.revision())
                .set("policy", record.policy())
                .set("actor", record.actor())
                .set("on_behalf_of", record.onBehalfOf().isEmpty() ? null : String.join(",", record.onBehalfOf()))
                .set("effective_on", record.effectiveOn())
                .set("recorded_at", Instants.utc(record.recordedAt()))
                .set("data", CanonicalJson.write(record.data()))
                .set("previous_hash", record.previousHash())
                .set("hash", record.hash());
    }

    /** A row of the table as the record that was written. */
    public static HistoryRecord record(ResultSet row) throws SQLException {
        String onBehalfOf = row.getString("on_behalf_of");
        Event event = new Event(
                EventType.valueOf(row.getString("type")),
                row.getObject("revision", Integer.class),
                row.getString("policy"),
                row.getString("actor"),
                onBehalfOf == null ? List.of() : List.of(onBehalfOf.split(",")),
                row.getObject("effective_on", LocalDate.class),
                CanonicalJson.read(row.getString("data")));
        return new HistoryRecord(
                row.getString("stream"),
                row.getInt("seq"),
                row.getString("deal"),
                event,
                Instants.read(row, "recorded_at"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
