package org.dealdesk.approval.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.approval.view.Wait.Cause;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.policy.BusinessHours;

/** Reads a deal's history as the times in which it waited. What took no time is no wait. */
final class Waits {

    private static final Set<EventType> ASKS_THE_REP =
            EnumSet.of(EventType.CHANGES_REQUESTED, EventType.DEAL_REJECTED, EventType.DEAL_RECALLED);
    private static final Set<EventType> ENDS_A_ROUND = EnumSet.of(
            EventType.DEAL_APPROVED,
            EventType.CHANGES_REQUESTED,
            EventType.DEAL_REJECTED,
            EventType.DEAL_RECALLED,
            EventType.DEAL_LOST);

    /** What begins or ends a wait. */
    static final Set<EventType> TYPES = EnumSet.of(
            EventType.DEAL_SUBMITTED,
            EventType.REVIEW_OPENED,
            EventType.REVIEW_DECIDED,
            EventType.REVIEW_CANCELLED,
            EventType.APPROVAL_CARRIED_OVER,
            EventType.COUNTER_OFFER_ACCEPTED);

    static {
        TYPES.addAll(ENDS_A_ROUND);
        TYPES.addAll(ASKS_THE_REP);
    }

    private record Key(Cause cause, String function) {}

    private record Begun(Instant at, Integer revision) {}

    private final BusinessHours hours;
    private final Instant now;
    private final Map<Key, Begun> running = new LinkedHashMap<>();
    private final List<Wait> waits = new ArrayList<>();

    private Waits(BusinessHours hours, Instant now) {
        this.hours = hours;
        this.now = now;
    }

    static List<Wait> in(List<HistoryRecord> records, BusinessHours hours, Instant now) {
        Waits waits = new Waits(hours, now);
        Set<String> covered = covered(records);
        records.forEach(record -> waits.follow(record, covered));
        waits.running.forEach((key, begun) -> waits.add(key, begun, null));
        return waits.waits.stream().sorted(Comparator.comparing(Wait::from)).toList();
    }

    /** Which functions are not asked about which revisions, since an earlier approval covers them. */
    private static Set<String> covered(List<HistoryRecord> records) {
        Set<String> covered = new HashSet<>();
        for (HistoryRecord record : records) {
            if (record.type() == EventType.APPROVAL_CARRIED_OVER) {
                covered.add(record.revision() + function(record));
            } else if (record.type() == EventType.COUNTER_OFFER_ACCEPTED) {
                // Recorded just before the offer becomes the next revision.
                covered.add((record.revision() + 1) + function(record));
            }
        }
        return covered;
    }

    private void follow(HistoryRecord record, Set<String> covered) {
        switch (record.type()) {
            case DEAL_SUBMITTED -> submitted(record, covered);
            case REVIEW_OPENED -> opened(record);
            case REVIEW_DECIDED, REVIEW_CANCELLED -> end(Cause.REVIEWER, function(record), record.recordedAt());
            default -> {
                // The other events begin no wait.
            }
        }
        if (ENDS_A_ROUND.contains(record.type())) {
            endAll(record.recordedAt());
        }
        if (ASKS_THE_REP.contains(record.type())) {
            begin(Cause.REP, null, record);
        }
    }

    private void submitted(HistoryRecord record, Set<String> covered) {
        endAll(record.recordedAt());
        record.data().path("requiredApprovals").forEach(required -> {
            if (!covered.contains(record.revision() + required.textValue())) {
                begin(Cause.PREREQUISITE, required.textValue(), record);
            }
        });
    }

    private void opened(HistoryRecord record) {
        String function = function(record);
        end(Cause.REP, null, record.recordedAt());
        end(Cause.PREREQUISITE, function, record.recordedAt());
        begin(Cause.REVIEWER, function, record);
    }

    private void begin(Cause cause, String function, HistoryRecord record) {
        running.put(new Key(cause, function), new Begun(record.recordedAt(), record.revision()));
    }

    private void end(Cause cause, String function, Instant at) {
        Key key = new Key(cause, function);
        Begun begun = running.remove(key);
        if (begun != null) {
            add(key, begun, at);
        }
    }

    private void endAll(Instant at) {
        running.forEach((key, begun) -> add(key, begun, at));
        running.clear();
    }

    private void add(Key key, Begun begun, Instant until) {
        Instant end = until == null ? now : until;
        if (end.isAfter(begun.at())) {
            Duration business = hours.between(begun.at(), end);
            waits.add(new Wait(key.cause(), key.function(), begun.revision(), begun.at(), until, business));
        }
    }

    private static String function(HistoryRecord record) {
        return record.data().path("function").asText(null);
    }
}
