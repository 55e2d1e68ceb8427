package org.dealdesk.notification.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.json.CanonicalJson;

/** Records as a history would hold them. */
public final class Records {

    public static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

    private Records() {}

    public static HistoryRecord of(EventType type, String actor, String data) {
        boolean people = type == EventType.DELEGATED || type == EventType.DELEGATION_ENDED;
        return new HistoryRecord(
                people ? "people/" + actor : "D-000123",
                7,
                people ? null : "D-000123",
                new Event(
                        type,
                        people ? null : 1,
                        people ? null : "2026.1",
                        actor,
                        List.of(),
                        LocalDate.of(2026, 11, 23),
                        CanonicalJson.read(data)),
                AT,
                "0".repeat(64),
                "0".repeat(64));
    }
}
