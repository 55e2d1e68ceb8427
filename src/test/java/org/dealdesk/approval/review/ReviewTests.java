package org.dealdesk.approval.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A review of the deal D-000001 opens at 15:00; its service level ends at 23:00, and it reminds at 19:00. */
class ReviewTests {

    private static final Instant OPENED = DealStory.START;
    private static final Instant DUE = OPENED.plus(Duration.ofHours(8));

    private final DealStory story = new DealStory();
    private Review open;

    @BeforeEach
    void open() {
        story.submit("200, 240, 30");
        open = story.open(ApprovalFunction.FINANCE).remindedOn(at(19));
    }

    @Test
    void opensForTheRevisionAtHand() {
        Review review = story.open(ApprovalFunction.FINANCE);
        assertThat(review.id()).isEqualTo("D-000001.1.FINANCE");
        assertThat(review.roundId()).isEqualTo("D-000001.1");
        assertThat(review.dealId()).isEqualTo(1);
        assertThat(review.revision()).isEqualTo(1);
        assertThat(review.isOpen()).isTrue();
        assertThat(review.openedAt()).isEqualTo(OPENED);
        assertThat(review.dueAt()).isEqualTo(DUE);
        assertThat(review.closedAt()).isNull();
        assertThat(review.notices()).isEqualTo(new Review.Notices(DUE, null, null, null));
        assertThat(review.reference()).hasToString("{\"review\":\"D-000001.1.FINANCE\",\"function\":\"FINANCE\"}");
    }

    @Test
    void isClosedAtOnceWhereItBeginsWithItsEnd() {
        Review carried = Review.of(
                story.deal(),
                ApprovalFunction.LEGAL,
                ReviewStatus.CARRIED_OVER,
                "[]",
                LockedDeals.EXTENT,
                OPENED,
                OPENED);
        assertThat(carried.isOpen()).isFalse();
        assertThat(carried.closedAt()).isEqualTo(OPENED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            APPROVE         | APPROVED
            REJECT          | REJECTED
            REQUEST_CHANGES | CHANGES_REQUESTED
            """)
    void becomesWhatWasDecided(Outcome outcome, ReviewStatus status) {
        Review decided = story.decide(ApprovalFunction.FINANCE, Said.of(outcome).at("2026-11-23T17:00:00Z"));
        assertThat(decided.status()).isEqualTo(status);
        assertThat(decided.closedAt()).isEqualTo(at(17));
        assertThat(decided.decision().outcome()).isEqualTo(outcome);
    }

    @Test
    void endsWithoutADecisionWhereItIsCancelledAndKeepsItWhereItIsVoid() {
        Review cancelled = open.assignedTo("ann").cancelled(at(16));
        assertThat(cancelled.status()).isEqualTo(ReviewStatus.CANCELLED);
        assertThat(cancelled.closedAt()).isEqualTo(at(16));
        assertThat(cancelled.decision()).isNull();
        assertThat(cancelled.assignee()).isEqualTo("ann");

        Review approved = story.decide(ApprovalFunction.FINANCE, Said.approve().at("2026-11-23T17:00:00Z"));
        Review voided = approved.voided();
        assertThat(voided.status()).isEqualTo(ReviewStatus.VOID);
        assertThat(voided.closedAt()).isEqualTo(at(17));
        assertThat(voided.decision()).isEqualTo(approved.decision());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            APPROVE | OVERRIDE | true
            APPROVE | PERSON   | false
            REJECT  | OVERRIDE | false
            """)
    void isAnOverrideByItsCover(Outcome outcome, Cover cover, boolean override) {
        assertThat(story.decide(ApprovalFunction.COMMITTEE, Said.of(outcome).as(cover))
                        .isOverride())
                .isEqualTo(override);
        assertThat(open.isOverride()).isFalse();
    }

    /** Reminded once from 19:00 on, overdue once from 23:00 on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-23T18:59:59Z | false | false
            2026-11-23T19:00:00Z | true  | false
            2026-11-23T22:59:59Z | true  | false
            2026-11-23T23:00:00Z | true  | true
            """)
    void isDueForNoticesByTheClockAndOnceEach(Instant now, boolean reminder, boolean escalation) {
        assertThat(open.isReminderDue(now)).isEqualTo(reminder);
        assertThat(open.isEscalationDue(now)).isEqualTo(escalation);
        assertThat(open.reminded(at(19)).isReminderDue(now)).isFalse();
        assertThat(open.reminded(at(19)).isEscalationDue(now)).isEqualTo(escalation);
        assertThat(open.escalated(at(23)).isEscalationDue(now)).isFalse();
        assertThat(open.escalated(at(23)).isReminderDue(now)).isEqualTo(reminder);
        assertThat(open.cancelled(at(16)).isReminderDue(now)).isFalse();
        assertThat(open.cancelled(at(16)).isEscalationDue(now)).isFalse();
    }

    @Test
    void keepsOneNoticeWhenAnotherIsGiven() {
        assertThat(open.reminded(at(19)).escalated(at(23)).notices())
                .isEqualTo(new Review.Notices(at(19), at(19), at(23), null));
        assertThat(open.escalated(at(23)).reminded(at(20)).notices())
                .isEqualTo(new Review.Notices(at(19), at(20), at(23), null));
    }

    @Test
    void isCarriedByTheEngineWithItsFallback() {
        Review waiting = open.inEngine("process", "task", ApprovalFunction.COMMITTEE);
        assertThat(waiting.fallback()).isEqualTo(ApprovalFunction.COMMITTEE);
        assertThat(waiting.function()).isEqualTo(ApprovalFunction.FINANCE);
        assertThat(waiting.isOpen()).isTrue();
        assertThat(waiting.assignedTo("ann").fallback()).isEqualTo(ApprovalFunction.COMMITTEE);
    }

    @Test
    void showsTheEarlierApprovalAndTheDecisionThatItIsGiven() {
        Review.Earlier earlier = new Review.Earlier("D-000000.1.FINANCE", "{}");
        assertThat(open.after(earlier).earlier()).isEqualTo(earlier);
        Decision decision =
                story.decide(ApprovalFunction.FINANCE, Said.reject()).decision();
        assertThat(open.with(earlier, decision).earlier()).isEqualTo(earlier);
        assertThat(open.with(earlier, decision).decision()).isEqualTo(decision);
        assertThat(open.with(earlier, decision).isOpen()).isTrue();
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-23T%02d:00:00Z".formatted(hour));
    }
}
