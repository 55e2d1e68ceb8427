package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.guardrail.gate.StandingApproval;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What covers a function, and whom a round or an appeal asks. */
class ApprovalCoverageTests {

    private static final List<String> REQUIRED = List.of("FINANCE", "LEGAL", "SALES_OPS");

    private final DealStory story = new DealStory();

    @BeforeEach
    void submit() {
        story.submit("200, 240, 75, CUSTOM_SLA");
    }

    /** The review of finance in the first revision, and whether a round goes on to ask finance. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            approved        | false | FINANCE PERSON ann [] D-000001.1.FINANCE
            as its fallback | false | FINANCE FALLBACK ann [] D-000001.1.FINANCE
            in a place      | false | FINANCE PERSON ann [kim, tom] D-000001.1.FINANCE
            by votes        | false | FINANCE PERSON ann [kim, bob, una] D-000001.1.FINANCE
            rejected        | true  | -
            void            | true  | -
            open            | true  | -
            cancelled       | true  | -
            not there       | true  | -
            """)
    void isWhatWasApprovedAndStillHolds(String how, boolean asked, String approval) {
        ApprovalFunction finance = ApprovalFunction.FINANCE;
        switch (how) {
            case "approved" -> story.decide(finance, Said.approve());
            case "as its fallback" -> story.decide(finance, Said.approve().as(Cover.FALLBACK));
            case "in a place" -> story.decide(finance, Said.approve().by("ann", "kim", "tom"));
            case "by votes" ->
                story.decide(finance, Said.approve().by("ann", "kim").byVotes(2, "bob/una APPROVE", "ann/kim APPROVE"));
            case "rejected" -> story.decide(finance, Said.reject());
            case "void" -> story.put(story.decide(finance, Said.approve()).voided());
            case "open" -> story.open(finance);
            case "cancelled" -> story.put(story.open(finance).cancelled(DealStory.START));
            default -> assertThat(how).isEqualTo("not there");
        }

        assertThat(standing()).isEqualTo(approval == null ? List.of() : List.of(approval));
        assertThat(coverage(REQUIRED).asks(finance)).isEqualTo(asked);
        assertThat(coverage(List.of("LEGAL")).asks(finance)).isFalse();
    }

    @Test
    void isAnEarlierApprovalThatCarriedOverAndNoneThatDidNot() {
        story.decide(ApprovalFunction.FINANCE, Said.approve().by("ann", "kim"));
        story.decide(ApprovalFunction.LEGAL, Said.approve());
        story.submit("200, 240, 75, CUSTOM_SLA");
        story.put(Review.of(
                        story.deal(),
                        ApprovalFunction.FINANCE,
                        ReviewStatus.CARRIED_OVER,
                        "[]",
                        LockedDeals.EXTENT,
                        DealStory.START,
                        DealStory.START)
                .after(new Review.Earlier("D-000001.1.FINANCE", "{}")));

        assertThat(standing()).containsExactly("FINANCE CARRIED_OVER ann [kim] D-000001.1.FINANCE");
        assertThat(coverage(REQUIRED).asks(ApprovalFunction.LEGAL)).isTrue();
        assertThat(coverage(REQUIRED).positions()).isEmpty();
    }

    /** Sales ops approved, finance rejected, the committee approved before the appeal; legal never decided. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALES_OPS | false | false
            FINANCE   | true  | false
            LEGAL     | true  | true
            COMMITTEE | false | true
            """)
    void asksOnAppealTheCommitteeAndThoseWhoTookNoPosition(ApprovalFunction function, boolean asked, boolean onAppeal) {
        decideAll();
        story.appealed();

        assertThat(coverage(REQUIRED).asks(function)).isEqualTo(asked);
        assertThat(coverage(REQUIRED).asksOnAppeal(function)).isEqualTo(onAppeal);
        if (function == ApprovalFunction.LEGAL) {
            assertThat(coverage(List.of("FINANCE")).asksOnAppeal(function)).isFalse();
        }
    }

    @Test
    void forgetsOnAppealWhatTheCommitteeSaidBefore() {
        decideAll();
        assertThat(standing())
                .containsExactly(
                        "SALES_OPS PERSON ann [] D-000001.1.SALES_OPS", "COMMITTEE PERSON ann [] D-000001.1.COMMITTEE");

        story.appealed();
        assertThat(standing()).containsExactly("SALES_OPS PERSON ann [] D-000001.1.SALES_OPS");
        assertThat(coverage(REQUIRED).positions())
                .extracting(Review::function)
                .containsExactly(ApprovalFunction.SALES_OPS, ApprovalFunction.FINANCE);
        assertThat(coverage(REQUIRED).rejections())
                .extracting(Review::function)
                .containsExactly(ApprovalFunction.FINANCE);
    }

    /** The committee's override covers who rejected, and the committee itself where it was asked. */
    @Test
    void isTheOverrideOfEachRejection() {
        decideAll();
        story.appealed();
        story.decide(ApprovalFunction.LEGAL, Said.reject());
        story.decide(ApprovalFunction.COMMITTEE, Said.approve().by("una").as(Cover.OVERRIDE));

        List<String> overridden = List.of(
                "SALES_OPS PERSON ann [] D-000001.1.SALES_OPS",
                "FINANCE OVERRIDE una [] D-000001.2.COMMITTEE",
                "LEGAL OVERRIDE una [] D-000001.2.COMMITTEE");
        assertThat(standing()).isEqualTo(overridden);
        assertThat(standing(List.of("COMMITTEE", "FINANCE")))
                .containsExactly(
                        overridden.get(0),
                        "COMMITTEE PERSON una [] D-000001.2.COMMITTEE",
                        overridden.get(1),
                        overridden.get(2));
        assertThat(coverage(REQUIRED).asks(ApprovalFunction.FINANCE)).isFalse();
    }

    private void decideAll() {
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());
        story.decide(ApprovalFunction.FINANCE, Said.reject());
        story.decide(ApprovalFunction.COMMITTEE, Said.approve());
        story.put(story.open(ApprovalFunction.LEGAL).cancelled(DealStory.START));
    }

    private ApprovalCoverage coverage(List<String> required) {
        return new ApprovalCoverage(story.transaction(), required);
    }

    private List<String> standing() {
        return standing(REQUIRED);
    }

    private List<String> standing(List<String> required) {
        return coverage(required).standing().stream()
                .map(ApprovalCoverageTests::inWords)
                .toList();
    }

    private static String inWords(StandingApproval approval) {
        return "%s %s %s %s %s"
                .formatted(
                        approval.function(),
                        approval.cover(),
                        approval.person(),
                        approval.onBehalfOf(),
                        approval.decisionId());
    }
}
