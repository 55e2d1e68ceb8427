package org.dealdesk.approval.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.policy.BusinessHours;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** What a deal waited for, read from its history. Times are of Monday, the 23rd of November 2026: New York is five hours behind UTC. */
class WaitsTests {

    private final List<HistoryRecord> records = new ArrayList<>();
    private final BusinessHours hours =
            new BusinessHours(Deals.POLICY.approval().calendar());

    @Test
    void tellsReviewersFromPrerequisitesAndTheRep() {
        happens(15, EventType.DEAL_SUBMITTED, 1, null, "SALES_OPS", "FINANCE");
        happens(15, EventType.REVIEW_OPENED, 1, "SALES_OPS");
        happens(16, EventType.REVIEW_DECIDED, 1, "SALES_OPS");
        happens(16, EventType.REVIEW_OPENED, 1, "FINANCE");
        happens(18, EventType.REVIEW_DECIDED, 1, "FINANCE");
        happens(18, EventType.CHANGES_REQUESTED, 1, null);
        happens(21, EventType.DEAL_SUBMITTED, 2, null, "FINANCE");
        happens(21, EventType.REVIEW_OPENED, 2, "FINANCE");

        assertThat(waits(22))
                .containsExactlyInAnyOrder(
                        "REVIEWER SALES_OPS 1 15-16 PT1H",
                        "PREREQUISITE FINANCE 1 15-16 PT1H",
                        "REVIEWER FINANCE 1 16-18 PT2H",
                        "REP - 1 18-21 PT3H",
                        "REVIEWER FINANCE 2 21- PT1H");
    }

    @Test
    void countsNobodyWhoseApprovalCarriedOver() {
        happens(15, EventType.DEAL_SUBMITTED, 2, null, "SALES_OPS", "FINANCE", "LEGAL");
        happens(15, EventType.APPROVAL_CARRIED_OVER, 2, "LEGAL");
        happens(15, EventType.REVIEW_OPENED, 2, "SALES_OPS");
        happens(17, EventType.DEAL_RECALLED, 2, null);

        assertThat(waits(18))
                .containsExactlyInAnyOrder(
                        "REVIEWER SALES_OPS 2 15-17 PT2H", "PREREQUISITE FINANCE 2 15-17 PT2H", "REP - 2 17- PT1H");
    }

    @Test
    void countsNobodyWhoseCounterOfferWasAccepted() {
        happens(15, EventType.COUNTER_OFFER_ACCEPTED, 1, "FINANCE");
        happens(15, EventType.DEAL_SUBMITTED, 2, null, "SALES_OPS", "FINANCE");
        happens(15, EventType.REVIEW_OPENED, 2, "SALES_OPS");
        happens(16, EventType.REVIEW_DECIDED, 2, "SALES_OPS");
        happens(16, EventType.DEAL_APPROVED, 2, null);

        assertThat(waits(20)).containsExactly("REVIEWER SALES_OPS 2 15-16 PT1H");
    }

    @Test
    void countsTheRepUntilTheSubmissionAndNotUntilTheFirstReview() {
        happens(15, EventType.CHANGES_REQUESTED, 1, null);
        happens(17, EventType.DEAL_SUBMITTED, 2, null, "FINANCE");
        happens(18, EventType.REVIEW_OPENED, 2, "FINANCE");

        assertThat(waits(20))
                .containsExactlyInAnyOrder(
                        "REP - 1 15-17 PT2H", "PREREQUISITE FINANCE 2 17-18 PT1H", "REVIEWER FINANCE 2 18- PT2H");
    }

    @Test
    void countsTheRepUntilTheAppealOfARejection() {
        happens(15, EventType.DEAL_REJECTED, 1, null);
        happens(18, EventType.REVIEW_OPENED, 1, "COMMITTEE");

        assertThat(waits(20)).containsExactly("REP - 1 15-18 PT3H", "REVIEWER COMMITTEE 1 18- PT2H");
    }

    /** Only records of those types are read. */
    @Test
    void asksForAllThatBeginsOrEndsAWaitAndForNothingElse() {
        for (EventType type : EventType.values()) {
            records.clear();
            happens(15, EventType.DEAL_SUBMITTED, 1, null, "SALES_OPS", "FINANCE");
            happens(16, EventType.REVIEW_OPENED, 1, "SALES_OPS");
            List<String> without = waits(20);
            records.clear();
            // What carries over is recorded before the submission that it spares.
            happens(15, EventType.DEAL_SUBMITTED, 1, null, "SALES_OPS", "FINANCE");
            happens(15, type, 0, "FINANCE", "LEGAL");
            happens(15, type, 1, "FINANCE", "LEGAL");
            happens(16, EventType.REVIEW_OPENED, 1, "SALES_OPS");
            happens(17, type, 1, "SALES_OPS", "LEGAL");
            assertThat(waits(20).equals(without)).as(type.name()).isEqualTo(!Waits.TYPES.contains(type));
        }
    }

    private void happens(int hour, EventType type, int revision, String function, String... required) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("function", function);
        for (String each : required) {
            data.withArrayProperty("requiredApprovals").add(each);
        }
        records.add(new HistoryRecord(
                "D-000001",
                records.size() + 1,
                "D-000001",
                new Event(type, revision, "2026.1", "rep", List.of(), LocalDate.of(2026, 11, 23), data),
                at(hour),
                "",
                ""));
    }

    private List<String> waits(int now) {
        return Waits.in(records, hours, at(now)).stream()
                .map(wait -> "%s %s %d %s-%s %s"
                        .formatted(
                                wait.cause(),
                                Objects.toString(wait.function(), "-"),
                                wait.revision(),
                                hour(wait.from()),
                                wait.until() == null ? "" : hour(wait.until()),
                                wait.business()))
                .toList();
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-23T%02d:00:00Z".formatted(hour));
    }

    private static String hour(Instant instant) {
        return instant.toString().substring(11, 13);
    }
}
