package org.dealdesk.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Notes what is to be told to the outside, in the transaction of the record itself: rolled-back records are never sent, and what
 * is stored cannot be forgotten.
 */
@Component
class Outbox {

    /** Events without a deal that are sent all the same, because they concern a person other than the actor. */
    private static final Set<EventType> ABOUT_PEOPLE = EnumSet.of(EventType.DELEGATED, EventType.DELEGATION_ENDED);

    private static final String UNLESS_LISTED = "case when exists (select 1 from outbox_listener) then null else 0 end";

    // Looked up late, because the recipients read the outbox themselves.
    private final ObjectProvider<Listeners> listeners;

    Outbox(ObjectProvider<Listeners> listeners) {
        this.listeners = listeners;
    }

    /** The rows go with the records. */
    void add(List<HistoryRecord> records, RowChanges changes) {
        Row.Computed deliveries = deliveries();
        records.stream()
                .filter(record -> record.deal() != null || ABOUT_PEOPLE.contains(record.type()))
                .forEach(record -> changes.insert(Row.in("outbox_message")
                        .key("stream", record.stream())
                        .key("seq", record.seq())
                        .set("created_at", Instants.utc(record.recordedAt()))
                        .set("deliveries", deliveries)));
    }

    /** A message without recipients is marked as handed out when it is written. */
    private Row.Computed deliveries() {
        boolean always = listeners.stream().anyMatch(Listeners::always);
        return new Row.Computed(always ? "cast(null as integer)" : UNLESS_LISTED);
    }
}
