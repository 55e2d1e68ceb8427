package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.Test;

/** What the gateways and flows of the diagram ask about an appeal. */
class ApprovalStepsTests {

    private static final LocalDate APPEAL_UNTIL = LocalDate.of(2026, 12, 4);

    private final ApprovalSteps steps = new ApprovalSteps(null, null, null, null);

    @Test
    void tellAnAppealFromASubmission() {
        assertThat(steps.onAppeal(LockedDeals.inReview(1))).isFalse();
        assertThat(steps.onAppeal(appeal())).isTrue();
    }

    @Test
    void takeARejectionForAPositionOnAppealOnly() {
        DealTransaction submission = LockedDeals.inReview(1);
        decided(submission, ApprovalFunction.FINANCE, ReviewStatus.REJECTED);
        assertThat(steps.tookPosition(submission, "FINANCE")).isFalse();

        DealTransaction appeal = appeal();
        decided(appeal, ApprovalFunction.FINANCE, ReviewStatus.REJECTED);
        decided(appeal, ApprovalFunction.SALES_OPS, ReviewStatus.APPROVED);
        assertThat(steps.tookPosition(appeal, "FINANCE")).isTrue();
        assertThat(steps.tookPosition(appeal, "SALES_OPS")).isFalse();
        assertThat(steps.tookPosition(appeal, "LEGAL")).isFalse();
    }

    @Test
    void takeTheAppealedRejectionForNoPosition() {
        DealTransaction tx = LockedDeals.inReview(1);
        decided(tx, ApprovalFunction.FINANCE, ReviewStatus.REJECTED);
        hear(tx);

        assertThat(steps.tookPosition(tx, "FINANCE")).isFalse();
    }

    @Test
    void letARejectionBeAppealedThatHasADayForIt() {
        DealTransaction byFunction = LockedDeals.inReview(1);
        byFunction.become(byFunction.deal().rejected(APPEAL_UNTIL));
        assertThat(steps.appealPossible(byFunction)).isTrue();

        DealTransaction byCommittee = LockedDeals.inReview(1);
        byCommittee.become(byCommittee.deal().rejected(null));
        assertThat(steps.appealPossible(byCommittee)).isFalse();
    }

    private static DealTransaction appeal() {
        DealTransaction tx = LockedDeals.inReview(1);
        hear(tx);
        return tx;
    }

    private static void hear(DealTransaction tx) {
        tx.become(tx.deal().rejected(APPEAL_UNTIL));
        tx.become(tx.deal().appealed());
    }

    private static void decided(DealTransaction tx, ApprovalFunction function, ReviewStatus status) {
        tx.reviews()
                .open(Review.of(
                        tx.deal(), function, status, "[]", LockedDeals.EXTENT, LockedDeals.NOW, LockedDeals.NOW));
    }
}
