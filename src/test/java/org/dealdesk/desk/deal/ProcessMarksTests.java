package org.dealdesk.desk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.Head;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a deal is in the picture of its process. */
class ProcessMarksTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # status           | Sales Ops          | finance           | legal    | committee | now                                        | ended                                                            | approved
                    IN_REVIEW          | OPEN               | AHEAD             |          |           | task_sales_ops_review                      |                                                                  | false
                    IN_REVIEW          | APPROVED           | OPEN              | OPEN     | AHEAD     | task_finance_review task_legal_review      |                                                                  | false
                    IN_REVIEW          | CARRIED_OVER       | APPROVED          |          | OPEN      | task_committee_review                      |                                                                  | false
                    APPROVED           |                    |                   |          |           |                                            |                                                                  | true
                    APPROVED           | APPROVED           | APPROVED          |          |           |                                            |                                                                  | true
                    WON                | APPROVED           |                   | APPROVED |           |                                            |                                                                  | true
                    REJECTED           | APPROVED           | REJECTED          | CANCELLED|           |                                            | task_finance_review task_legal_review start_rejected flow_rejected gw_appeal_possible flow_appeal_possible end_rejected | false
                    CHANGES_REQUESTED  | CHANGES_REQUESTED  | SPARED            |          |           |                                            | task_sales_ops_review start_changes_requested flow_changes_requested end_changes_requested | false
                    WITHDRAWN          | CANCELLED          | SPARED            |          |           |                                            | task_sales_ops_review start_recalled flow_recalled end_recalled  | false
                    WITHDRAWN          | APPROVED           |                   |          |           |                                            |                                                                  | true
                    """)
    void sayWhereItIs(
            DealStatus status,
            String salesOps,
            String finance,
            String legal,
            String committee,
            String now,
            String ended,
            boolean approved)
            throws IOException {
        ProcessMarks marks = ProcessMarks.of(
                deal(status, status == DealStatus.REJECTED),
                Stream.of(
                                stop("SALES_OPS", salesOps),
                                stop("FINANCE", finance),
                                stop("LEGAL", legal),
                                stop("COMMITTEE", committee))
                        .filter(stop -> stop.state() != null)
                        .toList());

        assertThat(marks.now()).isEqualTo(words(now));
        assertThat(marks.ended()).isEqualTo(words(ended));
        assertThat(marks.done().contains("end_approved")).isEqualTo(approved);
        assertThat(marks.done()).contains("start_submitted").doesNotContain("start_appealed");
        areInThePicture(marks);
    }

    /** Legal rejected in the first round, finance in the appeal; sales ops had approved. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # status  | appealUntil | committee | now                   | ended                                                                                  | approved
                    IN_REVIEW | true        | OPEN      | task_committee_review |                                                                                        | false
                    REJECTED  | false       | REJECTED  |                       | task_committee_review start_rejected flow_rejected gw_appeal_possible flow_no_appeal_possible end_rejected_finally | false
                    REJECTED  | false       | CANCELLED |                       | task_committee_review start_recalled flow_recalled end_recalled                        | false
                    APPROVED  | false       | APPROVED  |                       |                                                                                        | true
                    WON       | false       | APPROVED  |                       |                                                                                        | true
                    """)
    void takeARejectionOnAppealForAPosition(
            DealStatus status, boolean appealUntil, String committee, String now, String ended, boolean approved)
            throws IOException {
        ProcessMarks marks = ProcessMarks.of(
                deal(status, appealUntil),
                List.of(
                        stop("SALES_OPS", "APPROVED", 1),
                        stop("FINANCE", "REJECTED", 2),
                        stop("LEGAL", "REJECTED", 1),
                        stop("COMMITTEE", committee, 2)));

        assertThat(marks.now()).isEqualTo(words(now));
        assertThat(marks.ended()).isEqualTo(words(ended));
        assertThat(marks.done())
                .contains("start_appealed", "flow_finance_position", "flow_legal_not_asked", "flow_on_appeal")
                .doesNotContain("flow_legal_position", "flow_not_on_appeal", "gw_committee_needed");
        assertThat(marks.done().contains("end_approved")).isEqualTo(approved);
        areInThePicture(marks);
    }

    @Test
    void tellTheCommitteesRejectionFromOneThatCanBeAppealed() throws IOException {
        ProcessMarks marks = ProcessMarks.of(
                deal(DealStatus.REJECTED, false), List.of(stop("FINANCE", "APPROVED"), stop("COMMITTEE", "REJECTED")));

        assertThat(marks.ended()).contains("end_rejected_finally").doesNotContain("end_rejected");
        assertThat(marks.done()).contains("flow_not_on_appeal").doesNotContain("start_appealed", "flow_on_appeal");
        areInThePicture(marks);
    }

    private static void areInThePicture(ProcessMarks marks) throws IOException {
        String picture = picture();
        assertThat(Stream.of(marks.done(), marks.now(), marks.ended()).flatMap(List::stream))
                .allSatisfy(id -> assertThat(picture).contains("bpmnElement=\"" + id + "\""))
                .doesNotHaveDuplicates();
    }

    /** In its second round; {@code appealUntil} tells whether there is such a day. */
    private static Deal deal(DealStatus status, boolean appealUntil) {
        Instant now = LockedDeals.NOW;
        LocalDate until = appealUntil ? LocalDate.of(2026, 12, 4) : null;
        return new Deal(
                1,
                status,
                "rep",
                new Deal.Content(null, null, null),
                new Deal.Progress(1, 1, 2, Head.START),
                new Deal.Dates(now, now, now, null, null, null, until),
                null);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    private static RouteStop stop(String function, String state) {
        return new RouteStop(function, state, null, null, null);
    }

    private static RouteStop stop(String function, String state, int round) {
        String review = "D-000001." + round + "." + function;
        return new RouteStop(function, state, new RouteStop.Task(review, null, null, false, null), null, null);
    }

    private static String picture() throws IOException {
        try (InputStream bpmn = ProcessMarksTests.class.getResourceAsStream("/bpmn/deal-approval.bpmn")) {
            return new String(bpmn.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
