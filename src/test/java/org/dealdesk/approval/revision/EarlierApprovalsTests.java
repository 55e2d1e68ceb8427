package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierApprovalsTests {

    private static final String FIRST = "D-000001.1.SALES_OPS";
    private static final String SECOND = "D-000001.2.SALES_OPS";

    private final DealStory story = new DealStory();
    private final EarlierApprovals earlier = new EarlierApprovals(
            new CarryOver(story.revisions, story.policies), new Rejections(story.revisions, story.policies));

    @Test
    void carriesOverWhatStandsAndRecordsWhyInFull() {
        story.submit("200, 240, 30");
        story.decide(
                ApprovalFunction.SALES_OPS,
                Said.approve()
                        .by("ann", "lee")
                        .at("2026-11-23T16:00:00Z")
                        .byVotes(2, "bob/kim APPROVE", "tom/una REJECT"));

        DealTransaction tx = weigh("200, 241, 30", Set.of());
        String compared = """
                {"amounts":[{"approved":"48000.00","currency":"USD","figure":"TCV","now":"48200.00","objection":null},\
                {"approved":"960.00","currency":"USD","figure":"COMMISSION","now":"964.00","objection":null}],\
                "because":[],"decidedAt":"2026-11-23T16:00:00Z","decidedBy":"ann",%s"givenBy":["ann","bob","kim","lee"],\
                "measures":[{"approved":"12.73","guardrail":"deal-discount","now":"12.36","objection":null}],\
                "review":"D-000001.1.SALES_OPS","revision":1,"stands":true}""";
        assertThat(DealStory.records(tx))
                .containsExactly("APPROVAL_CARRIED_OVER " + compared.formatted("\"function\":\"SALES_OPS\","));
        Review carried = DealStory.review(tx, SECOND);
        assertThat(carried.status()).isEqualTo(ReviewStatus.CARRIED_OVER);
        assertThat(carried.earlier()).isEqualTo(new Review.Earlier(FIRST, compared.formatted("")));
        assertThat(carried.openedAt()).isEqualTo(DealStory.START);
        assertThat(carried.closedAt()).isEqualTo(DealStory.START);
        assertThat(CanonicalJson.read(carried.reasons()))
                .extracting(reason -> reason.required("guardrail").textValue())
                .containsExactly("deal-discount");
        assertThat(DealStory.lapsed(tx)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200, 239 | deal-discount is worse
            230, 240 | TCV is more than 10 % above what was approved, \
            COMMISSION is more than 10 % above what was approved
            """)
    void keepsForThoseWhoAreAskedAgainWhyTheirApprovalDoesNotStand(String next, String objections) {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());

        DealTransaction tx = weigh(next + ", 30", Set.of());
        assertThat(DealStory.records(tx)).isEmpty();
        assertThat(DealStory.reviews(tx)).hasSize(1);
        Review.Earlier lapsed = DealStory.lapsed(tx).get(ApprovalFunction.SALES_OPS);
        assertThat(lapsed.review()).isEqualTo(FIRST);
        assertThat(objections(lapsed)).isEqualTo(objections);
        assertThat(because(lapsed)).isEmpty();
    }

    @Test
    void namesEveryReasonTheOnesThatComeFromTheDealLast() {
        story.submit("200, 275, 30");
        story.put(story.decide(ApprovalFunction.SALES_OPS, Said.approve()).voided());
        Revision revision = story.submit("200, 275, 30");
        DealTransaction tx = story.transaction();
        earlier.weigh(
                tx,
                revision,
                DealStory.appraised(
                        Deals.usd(
                                "{\"sku\": \"PS-ARCH-HR\", \"quantity\": 200, \"unitPrice\": 340, \"validityMonths\": 12}"),
                        story.policy()),
                Set.of());
        assertThat(because(DealStory.lapsed(tx).get(ApprovalFunction.SALES_OPS)))
                .containsExactly(
                        "a condition of it was broken", "the SKU PS-ARCH-HR is new", "the role ARCHITECT is new");
    }

    @Test
    void endsApprovalsWhoseConditionsAreBrokenBeforeItWeighsThem() {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve().on(new Condition.OnTerm("CUSTOM_SLA", false)));

        DealTransaction tx = weigh("200, 240, 30, CUSTOM_SLA", Set.of());
        assertThat(DealStory.review(tx, FIRST).status()).isEqualTo(ReviewStatus.VOID);
        assertThat(DealStory.records(tx))
                .containsExactly("APPROVAL_VOIDED {\"because\":[\"CUSTOM_SLA is there and must not be\"],"
                        + "\"function\":\"SALES_OPS\",\"review\":\"D-000001.1.SALES_OPS\"}");
        assertThat(because(DealStory.lapsed(tx).get(ApprovalFunction.SALES_OPS)))
                .containsExactly("a condition of it was broken");
    }

    @Test
    void leavesOutFunctionsThatAreCoveredAlready() {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());

        DealTransaction stands = weigh("200, 240, 30", Set.of(ApprovalFunction.SALES_OPS));
        assertThat(DealStory.records(stands)).isEmpty();
        assertThat(DealStory.reviews(stands)).hasSize(1);
        DealTransaction lapses = weigh("200, 239, 30", Set.of(ApprovalFunction.SALES_OPS));
        assertThat(DealStory.lapsed(lapses)).isEmpty();
    }

    /** Nothing comes before the first revision, whatever the deal's reviews say. */
    @Test
    void weighsNothingForTheFirstRevision() {
        Revision first = story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());

        DealTransaction tx = story.transaction();
        earlier.weigh(tx, first, story.appraised("200, 240, 30"), Set.of());
        assertThat(DealStory.records(tx)).isEmpty();
        assertThat(DealStory.reviews(tx)).hasSize(1);
    }

    @Test
    void refusesAResubmissionThatAnswersNoRejection() {
        earlier.requireRejectionsAnswered(story.transaction(), story.appraised("200, 240, 30"), Optional.empty());
        story.submit("200, 240, 30");
        Review rejected = story.decide(ApprovalFunction.SALES_OPS, Said.reject());

        assertThatThrownBy(() -> earlier.requireRejectionsAnswered(
                        story.transaction(), story.appraised("200, 240, 30"), Optional.empty()))
                .isInstanceOf(Refusal.class);
        earlier.requireRejectionsAnswered(story.transaction(), story.appraised("200, 241, 30"), Optional.empty());
        earlier.requireRejectionsAnswered(story.transaction(), story.appraised("200, 240, 30"), Optional.of(rejected));
    }

    private DealTransaction weigh(String next, Set<ApprovalFunction> covered) {
        Revision revision = story.submit(next);
        DealTransaction tx = story.transaction();
        earlier.weigh(tx, revision, story.appraised(next), covered);
        return tx;
    }

    private static List<String> because(Review.Earlier lapsed) {
        List<String> because = new ArrayList<>();
        CanonicalJson.read(lapsed.compared()).required("because").forEach(each -> because.add(each.textValue()));
        return because;
    }

    private static String objections(Review.Earlier lapsed) {
        List<String> objections = new ArrayList<>();
        CanonicalJson.read(lapsed.compared()).required("measures").forEach(measure -> {
            if (measure.hasNonNull("objection")) {
                objections.add(measure.required("guardrail").textValue() + " "
                        + measure.required("objection").textValue());
            }
        });
        CanonicalJson.read(lapsed.compared()).required("amounts").forEach(amount -> {
            if (amount.hasNonNull("objection")) {
                objections.add(amount.required("figure").textValue() + " "
                        + amount.required("objection").textValue());
            }
        });
        return String.join(", ", objections);
    }
}
