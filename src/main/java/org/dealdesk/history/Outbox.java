package org.dealdesk.history;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes what is to be told to the outside, in the transaction of the record itself: what is rolled back is told to nobody, and what
 * is stored cannot be forgotten.
 */
@Component
class Outbox {

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, however many records there are. */
    void add(List<HistoryRecord> records) {
        jdbc.batchUpdate(
                "insert into outbox_message (deal, seq, created_at) values (?, ?, ?)",
                records.stream()
                        .map(record -> new Object[] {
                            record.deal(), record.seq(), OffsetDateTime.ofInstant(record.recordedAt(), ZoneOffset.UTC)
                        })
                        .toList());
    }
}
