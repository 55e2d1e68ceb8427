package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.number;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;

/** Replays every deal's history along the status table and compares where it ends with where the deal stands. */
final class StatusReplay {

    /** What a deal stands at that is not there, or was deleted. */
    private static final String GONE = "gone";

    private final InvariantQueries queries;
    private final Violations violations;
    private String deal;
    private String stored;
    private DealStatus reached;
    private boolean appealing;
    private boolean strayed;

    StatusReplay(InvariantQueries queries, Violations violations) {
        this.queries = queries;
        this.violations = violations;
    }

    private record Happened(String deal, int seq, String type) {}

    void run() {
        queries.pages(
                "select stream, seq, type, deal from history_record",
                "stream",
                "seq",
                new InvariantQueries.Place("", 0),
                (row, number) -> new Happened(row.getString("deal"), row.getInt("seq"), row.getString("type")),
                this::replay);
        finish();
        queries.each("""
                select %1$s || ' has no history' from deal d
                 where not exists (select 1 from history_record h where h.stream = %1$s)
                """.formatted(number("d.id")), row -> violations.add(row.getString(1)));
    }

    private void replay(List<Happened> page) {
        List<Happened> ofDeals =
                page.stream().filter(event -> event.deal() != null).toList();
        Map<String, String> statuses = statuses(ofDeals);
        for (Happened event : ofDeals) {
            if (!event.deal().equals(deal)) {
                finish();
                begin(event.deal(), statuses.getOrDefault(event.deal(), GONE));
            }
            follow(event);
        }
    }

    private Map<String, String> statuses(List<Happened> page) {
        List<Long> ids = page.stream()
                .map(Happened::deal)
                .distinct()
                .map(DealNumber::parse)
                .flatMap(Optional::stream)
                .map(DealNumber::id)
                .toList();
        Map<String, String> statuses = new HashMap<>();
        queries.of(
                        "select id, status from deal where id in (:ids)",
                        ids,
                        (row, number) ->
                                Map.entry(new DealNumber(row.getLong("id")).toString(), row.getString("status")))
                .forEach(entry -> statuses.put(entry.getKey(), entry.getValue()));
        return statuses;
    }

    private void begin(String next, String itsStatus) {
        deal = next;
        stored = itsStatus;
        reached = null;
        appealing = false;
        strayed = false;
    }

    private void follow(Happened event) {
        if (strayed) {
            return;
        }
        EventType type = EventType.valueOf(event.type());
        if (type == EventType.DEAL_CREATED && event.seq() == 1) {
            reached = DealStatus.DRAFT;
        } else if (type == EventType.DEAL_DELETED && reached == DealStatus.DRAFT) {
            reached = null;
        } else if (reached == null || type == EventType.DEAL_CREATED || type == EventType.DEAL_DELETED) {
            stray(event);
        } else if (DealStatus.moves(type)) {
            reached.after(type)
                    .filter(next -> fitsTheRound(type))
                    .ifPresentOrElse(next -> reached = next, () -> stray(event));
            appealing = type == EventType.DEAL_APPEALED;
        }
    }

    /** What ends an appeal, and what ends a round that is none, are two lists. */
    private boolean fitsTheRound(EventType type) {
        return switch (type) {
            case APPEAL_RECALLED -> appealing;
            case DEAL_RECALLED, CHANGES_REQUESTED -> !appealing;
            default -> true;
        };
    }

    private void stray(Happened event) {
        strayed = true;
        violations.add("%s record %d: %s is impossible at %s"
                .formatted(event.deal(), event.seq(), event.type(), Objects.toString(reached, GONE)));
    }

    private void finish() {
        if (deal != null && !strayed && !Objects.toString(reached, GONE).equals(stored)) {
            violations.add(
                    "%s is %s, but its history ends at %s".formatted(deal, stored, Objects.toString(reached, GONE)));
        }
    }
}
