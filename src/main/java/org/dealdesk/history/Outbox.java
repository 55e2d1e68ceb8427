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
 * Notes what is to be told to the outside, in the transaction of the record itself: what is rolled back is told to nobody, and what
 * is stored cannot be forgotten.
 */
@Component
class Outbox {

    /** What is told although it is about no deal: it concerns somebody who did not do it. */
    private static final Set<EventType> ABOUT_PEOPLE = EnumSet.of(EventType.DELEGATED, EventType.DELEGATION_ENDED);

    private final JdbcTemplate jdbc;

    // Asked for late: whoever is told also reads what there is to tell.
    private final ObjectProvider<Listeners> listeners;

    Outbox(JdbcTemplate jdbc, ObjectProvider<Listeners> listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** One statement, however many records there are; none where nobody is told of them. */
    void add(List<HistoryRecord> records) {
        List<Object[]> messages = records.stream()
                .filter(record -> record.deal() != null || ABOUT_PEOPLE.contains(record.type()))
                .map(record -> new Object[] {record.stream(), record.seq(), Instants.utc(record.recordedAt())})
                .toList();
        if (!messages.isEmpty()) {
            jdbc.batchUpdate(insert(), messages);
        }
    }

    /** Where there is nobody to tell, a message is done with as soon as it is written: nobody need look at it again. */
    private String insert() {
        String anybody = listeners.stream().map(Listeners::exist).collect(Collectors.joining(" or "));
        return "insert into outbox_message (stream, seq, created_at, deliveries) values (?, ?, ?, %s)"
                .formatted(anybody.isEmpty() ? "0" : "case when " + anybody + " then null else 0 end");
    }
}
