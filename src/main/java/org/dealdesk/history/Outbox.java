package org.dealdesk.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.Instants;
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

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, however many records there are; none where nobody is told of them. */
    void add(List<HistoryRecord> records) {
        List<Object[]> messages = records.stream()
                .filter(record -> record.deal() != null || ABOUT_PEOPLE.contains(record.type()))
                .map(record -> new Object[] {record.stream(), record.seq(), Instants.utc(record.recordedAt())})
                .toList();
        if (!messages.isEmpty()) {
            jdbc.batchUpdate("insert into outbox_message (deal, seq, created_at) values (?, ?, ?)", messages);
        }
    }
}
