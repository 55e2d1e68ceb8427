package org.dealdesk.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.Instants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes what is to be told to the outside, in the transaction of the record itself: rolled-back records are never sent, and what
 * is stored cannot be forgotten.
 */
@Component
class Outbox {

    /** Events without a deal that are sent all the same, because they concern a person other than the actor. */
    private static final Set<EventType> ABOUT_PEOPLE = EnumSet.of(EventType.DELEGATED, EventType.DELEGATION_ENDED);

    private final JdbcTemplate jdbc;

    // Looked up late, because the recipients read the outbox themselves.
    private final ObjectProvider<Listeners> listeners;

    Outbox(JdbcTemplate jdbc, ObjectProvider<Listeners> listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** One statement for all records; none where there are no recipients. */
    void add(List<HistoryRecord> records) {
        List<Object[]> messages = records.stream()
                .filter(record -> record.deal() != null || ABOUT_PEOPLE.contains(record.type()))
                .map(record -> new Object[] {record.stream(), record.seq(), Instants.utc(record.recordedAt())})
                .toList();
        if (!messages.isEmpty()) {
            jdbc.batchUpdate(insert(), messages);
        }
    }

    /** A message without recipients is marked as handed out when it is written. */
    private String insert() {
        String anybody = listeners.stream().map(Listeners::exist).collect(Collectors.joining(" or "));
        return "insert into outbox_message (stream, seq, created_at, deliveries) values (?, ?, ?, %s)"
                .formatted(anybody.isEmpty() ? "0" : "case when " + anybody + " then null else 0 end");
    }
}
