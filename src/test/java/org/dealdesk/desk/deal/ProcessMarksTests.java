package org.dealdesk.desk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.deal.DealStatus;
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
                    REJECTED           | APPROVED           | REJECTED          | CANCELLED|           |                                            | task_finance_review task_legal_review start_rejected flow_rejected end_rejected | false
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
                status,
                false,
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
        String picture = picture();
        assertThat(Stream.of(marks.done(), marks.now(), marks.ended()).flatMap(List::stream))
                .allSatisfy(id -> assertThat(picture).contains("bpmnElement=\"" + id + "\""))
                .doesNotHaveDuplicates();
    }

    @Test
    void takeARejectionOnAppealForAPosition() {
        List<RouteStop> stops = List.of(stop("SALES_OPS", "REJECTED"), stop("COMMITTEE", "OPEN"));
        assertThat(ProcessMarks.of(DealStatus.IN_REVIEW, true, stops).now()).containsExactly("task_committee_review");
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    private static RouteStop stop(String function, String state) {
        return new RouteStop(function, state, null, null, null);
    }

    private static String picture() throws IOException {
        try (InputStream bpmn = ProcessMarksTests.class.getResourceAsStream("/bpmn/deal-approval.bpmn")) {
            return new String(bpmn.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
