package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an appeal is decided. */
class ArbitrationTests {

    private final DealStory story = new DealStory();

    @BeforeEach
    void submit() {
        story.submit("200, 240, 30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            FINANCE   | APPROVE         | false | -       | -
            FINANCE   | APPROVE         | true  | -       | -
            FINANCE   | REJECT          | false | because | -
            FINANCE   | REQUEST_CHANGES | false | because | /outcome not-allowed an appeal is approved or rejected
            COMMITTEE | REQUEST_CHANGES | false | because | /outcome not-allowed an appeal is approved or rejected
            COMMITTEE | APPROVE         | false | because | -
            COMMITTEE | REJECT          | false | -       | -
            COMMITTEE | APPROVE         | false | -       | /comment missing is required: an approval on appeal overrides rejections
            COMMITTEE | APPROVE         | true  | because | /conditions not-allowed an override holds for this revision alone and carries none
            """)
    void isByYesOrNoAndTheCommitteeGivesItsReasons(
            ApprovalFunction function, Outcome outcome, boolean conditioned, String comment, String fault) {
        List<Condition> conditions = conditioned ? List.of(new Condition.OnTerm("CUSTOM_SLA", false)) : List.of();
        Verdict verdict = new Verdict(outcome, 1, comment, conditions, null);
        Review review = story.open(function);

        Faults faults = new Faults();
        Arbitration.checkPossible(review, verdict, faults);
        Arbitration.checkReasoned(review, verdict, faults);
        assertThat(faults.list())
                .extracting(each -> each.pointer() + " " + each.code() + " " + each.detail())
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMMITTEE | APPROVE | PERSON   | OVERRIDE
            COMMITTEE | REJECT  | PERSON   | PERSON
            FINANCE   | APPROVE | FALLBACK | FALLBACK
            FINANCE   | REJECT  | FALLBACK | FALLBACK
            """)
    void isAnOverrideWhereTheCommitteeApproves(ApprovalFunction function, Outcome outcome, Cover given, Cover cover) {
        assertThat(Arbitration.cover(story.open(function), outcome, given)).isEqualTo(cover);
    }

    /** Of the committee's earlier approvals those of this revision end; all others stay as they are. */
    @Test
    void endsWhatTheCommitteeSaidOfTheRevisionBefore() {
        story.decide(ApprovalFunction.COMMITTEE, Said.approve());
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.COMMITTEE, Said.approve());
        story.decide(ApprovalFunction.FINANCE, Said.approve());
        story.appealed();
        Review decided = story.decide(ApprovalFunction.COMMITTEE, Said.approve().as(Cover.OVERRIDE));

        DealTransaction tx = story.transaction();
        Arbitration.supersede(tx, decided);
        assertThat(DealStory.reviews(tx))
                .extracting(review -> review.id() + " " + review.status())
                .containsExactlyInAnyOrder(
                        "D-000001.1.COMMITTEE APPROVED",
                        "D-000001.2.COMMITTEE VOID",
                        "D-000001.2.FINANCE APPROVED",
                        "D-000001.3.COMMITTEE APPROVED");
        assertThat(DealStory.records(tx))
                .containsExactly("APPROVAL_VOIDED {\"because\":[\"the committee has decided the appeal as"
                        + " D-000001.3.COMMITTEE\"],\"function\":\"COMMITTEE\",\"review\":\"D-000001.2.COMMITTEE\"}");
    }

    @Test
    void leavesWhatTheCommitteeRejectedAsItIs() {
        story.decide(ApprovalFunction.COMMITTEE, Said.reject());
        story.appealed();
        Review decided = story.decide(ApprovalFunction.COMMITTEE, Said.approve().as(Cover.OVERRIDE));

        DealTransaction tx = story.transaction();
        Arbitration.supersede(tx, decided);
        assertThat(DealStory.records(tx)).isEmpty();
        assertThat(DealStory.review(tx, "D-000001.1.COMMITTEE").status()).isEqualTo(ReviewStatus.REJECTED);
    }

    @Test
    void recordsTheOverrideBesideEveryPosition() {
        story.decide(ApprovalFunction.SALES_OPS, Said.approve().by("bob"));
        story.decide(ApprovalFunction.FINANCE, Said.reject());
        story.appealed();
        Review decided = story.decide(ApprovalFunction.COMMITTEE, Said.approve().as(Cover.OVERRIDE));

        DealTransaction tx = story.transaction();
        Arbitration.recordOverride(tx, decided);
        assertThat(DealStory.records(tx))
                .containsExactly("REJECTIONS_OVERRIDDEN {\"overridden\":[\"FINANCE\"],\"positions\":["
                        + "{\"comment\":\"because\",\"decidedBy\":\"bob\",\"function\":\"SALES_OPS\","
                        + "\"outcome\":\"APPROVE\",\"review\":\"D-000001.1.SALES_OPS\"},"
                        + "{\"comment\":\"because\",\"decidedBy\":\"ann\",\"function\":\"FINANCE\","
                        + "\"outcome\":\"REJECT\",\"review\":\"D-000001.1.FINANCE\"}],"
                        + "\"review\":\"D-000001.2.COMMITTEE\"}");
    }
}
