package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.revision.Rejections.Unanswered;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionsTests {

    private final DealStory story = new DealStory();
    private final Rejections rejections = new Rejections(story.revisions, story.policies);

    /**
     * Revisions of 200 hours at a price, and what was decided on each: {@code 240 SALES_OPS-}, {@code +} for an approval, {@code !} for
     * the committee's override.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            240 SALES_OPS-                            | 240    | -         | SALES_OPS 1 [deal-discount]
            240 SALES_OPS-                            | 239.99 | -         | SALES_OPS 1 [deal-discount]
            240 SALES_OPS-                            | 240.01 | -         | -
            240 SALES_OPS+                            | 239    | -         | -
            240 SALES_OPS-; 239 SALES_OPS+            | 240    | -         | SALES_OPS 1 [deal-discount]
            240 SALES_OPS-; 239 SALES_OPS-            | 240    | -         | SALES_OPS 1 [deal-discount]
            240 SALES_OPS-; 239 SALES_OPS-            | 239    | -         | SALES_OPS 1 [deal-discount], \
            SALES_OPS 2 [deal-discount]
            240 SALES_OPS-                            | 240    | SALES_OPS | -
            240 SALES_OPS-                            | 240    | FINANCE   | SALES_OPS 1 [deal-discount]
            240 SALES_OPS- COMMITTEE!                 | 240    | -         | -
            240 SALES_OPS- COMMITTEE+                 | 240    | -         | SALES_OPS 1 [deal-discount]
            240 SALES_OPS-; 240 FINANCE- COMMITTEE!   | 240    | -         | SALES_OPS 1 [deal-discount]
            """)
    void countForAllLaterRevisionsThatAreNoBetter(
            String before, String next, ApprovalFunction except, String unanswered) {
        for (String revision : before.split("; ", -1)) {
            String[] parts = revision.split(" ", -1);
            story.submit("200, " + parts[0] + ", 30");
            Stream.of(parts).skip(1).forEach(this::decide);
        }

        assertThat(unanswered("200, " + next + ", 30", except)).isEqualTo(unanswered == null ? "" : unanswered);
    }

    private void decide(String decided) {
        ApprovalFunction function = ApprovalFunction.valueOf(decided.substring(0, decided.length() - 1));
        story.decide(
                function,
                switch (decided.charAt(decided.length() - 1)) {
                    case '-' -> Said.reject();
                    case '!' -> Said.approve().as(Cover.OVERRIDE);
                    default -> Said.approve();
                });
    }

    /** Payment in 75 days asks for finance under the first policy. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            FINANCE   | {at: 90, approvals: [FINANCE]} | {at: 90, approvals: [SALES_OPS]} | -
            FINANCE   | validDays: 30                  | validDays: 31                    | \
            FINANCE 1 [payment-terms]
            FINANCE   | name: Payment terms            | name: Payment                    | \
            FINANCE 1 [payment-terms]
            LEGAL     | validDays: 30                  | validDays: 31                    | -
            """)
    void areMootWhereOtherRulesDoNotAskTheFunction(
            ApprovalFunction function, String text, String replacement, String unanswered) {
        story.submit("20, 275, 75");
        story.decide(function, Said.reject());
        story.under("2026.2", text, replacement);

        assertThat(unanswered("20, 275, 75", null)).isEqualTo(unanswered == null ? "" : unanswered);
    }

    /** Under the same rules a function counts that no guardrail asked: it rejected the deal as a whole. */
    @Test
    void countWhereTheSameRulesDoNotAskTheFunction() {
        story.submit("20, 275, 75");
        story.decide(ApprovalFunction.COMMITTEE, Said.reject());

        assertThat(unanswered("20, 275, 75", null)).startsWith("COMMITTEE 1 [");
        assertThat(unanswered("20, 275, 74", null)).isEmpty();
    }

    /** The deal is rejected, with an appeal until the 30th; then the day on which it is submitted again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            REJECTED          | 2026-11-30 | 2026-11-30 | 2026-11-30
            REJECTED          | 2026-11-30 | 2026-12-01 | -
            REJECTED          | -          | 2026-11-30 | -
            CHANGES_REQUESTED | -          | 2026-11-30 | -
            LATER             | 2026-11-30 | 2026-11-30 | -
            APPEALED          | 2026-11-30 | 2026-11-30 | -
            """)
    void saysUntilWhenTheLatestRevisionCanBeAppealed(
            String status, LocalDate appealUntil, LocalDate today, String offered) {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.reject().by("bob"));
        switch (status) {
            case "REJECTED" -> story.rejected(appealUntil);
            case "APPEALED" -> story.appealed();
            case "LATER" -> {
                story.submit("200, 240, 30");
                story.rejected(appealUntil);
            }
            default -> story.become(story.deal().after(EventType.CHANGES_REQUESTED));
        }
        story.on(today);

        Refusal refusal = refusal("200, 240, 30", Optional.empty());
        assertThat(refusal.type()).isEqualTo(ProblemType.UNCHANGED_SINCE_REJECTION);
        assertThat(refusal.getMessage())
                .isEqualTo(
                        "Sales Ops rejected revision 1; no value that it was asked about has improved, and no term was removed. "
                                + (offered == null
                                        ? "It can be appealed no more: change the deal"
                                        : "Change the deal, or appeal with it as it is, until " + offered));
        assertThat(refusal.properties().get("appealUntil")).isEqualTo(offered);
        assertThat(refusal.properties().get("rejections"))
                .hasToString("[{\"review\":\"D-000001.1.SALES_OPS\",\"revision\":1,\"function\":\"SALES_OPS\","
                        + "\"decidedBy\":\"bob\",\"guardrails\":[\"deal-discount\"]}]");
    }

    @Test
    void areAnsweredByTheCounterOfferOfWhoRejected() {
        story.submit("200, 240, 30");
        Review rejected = story.decide(ApprovalFunction.SALES_OPS, Said.reject());

        assertThat(refusal("200, 240, 30", Optional.of(rejected))).isNull();
        assertThat(refusal("200, 241, 30", Optional.empty())).isNull();
    }

    private Refusal refusal(String next, Optional<Review> offer) {
        return catchThrowableOfType(
                Refusal.class, () -> rejections.requireAnswered(story.transaction(), story.appraised(next), offer));
    }

    private String unanswered(String next, ApprovalFunction except) {
        List<Unanswered> found = rejections.unanswered(
                story.deal(), story.reviews(), story.appraised(next), Optional.ofNullable(except));
        return String.join(
                ", ",
                found.stream()
                        .map(each ->
                                each.review().function() + " " + each.review().revision() + " " + each.guardrails())
                        .toList());
    }
}
