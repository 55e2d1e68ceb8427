package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.commission.posting.NoSharesWon;
import org.dealdesk.deal.NoContracts;
import org.dealdesk.deal.NoOtherDeals;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.PeopleInMemory;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterOffersTests {

    private static final Caller ANN = new Caller("ann", Set.of(Role.SALES_OPS), Set.of());
    private static final String LINE =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 200, \"unitPrice\": 250, \"validityMonths\": 12}";

    private final DealStory story = new DealStory();
    private final CounterOffers offers = new CounterOffers(
            new DealAssessor(
                    story.policies,
                    new NoOtherDeals(),
                    new PeopleInMemory("rep", "ann", "kim"),
                    new NoSharesWon(),
                    new NoContracts()),
            story.policies,
            new Rejections(story.revisions, story.policies));

    /** Finance rejected payment in 75 days before; Sales Ops offers. What cannot be assessed is not, and what is blocked is no better. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -                                                   | -
            "paymentTermsDays": 75                              | /proposal unchanged-since-rejection \
            is no better than what was refused before: Finance rejected revision 1
            "externalRef": "CRM-1"                              | /proposal/externalRef not-allowed must be the deal's
            "credits": [{"rep": "ann", "percent": 100}]         | /proposal/credits not-allowed must not credit the reviewer
            "credits": [{"rep": "kim", "percent": 100}]         | -
            "credits": [{"rep": "tom", "percent": 100}]         | /proposal/credits/0/rep unknown-person is not in the directory
            "terms": ["NO_SUCH_TERM"]                           | /proposal/terms/0
            "terms": ["MOST_FAVORED_PRICING"]                   | /proposal blocked
            "externalRef": "CRM-1", "terms": ["MOST_FAVORED_PRICING"]  | /proposal/externalRef not-allowed must be the deal's
            "paymentTermsDays": 75, "terms": ["MOST_FAVORED_PRICING"]  | /proposal blocked
            """)
    void areProposalsThatTheOwnerCouldSubmit(String header, String fault) {
        story.submit("200, 240, 75");
        story.decide(ApprovalFunction.FINANCE, Said.reject());
        story.submit("200, 240, 74");
        Review review = story.open(ApprovalFunction.SALES_OPS);

        List<String> faults = faults(review, proposal(header));
        if (fault == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().startsWith(fault);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            C-1 | -
            C-2 | /proposal/customer/id not-allowed must be the deal's customer
            """)
    void areForTheCustomerOfTheDeal(String customer, String fault) {
        story.submit("200, 240, 30");
        JsonNode json = ProposalJson.write(proposal(null));
        ((ObjectNode) json.required("customer")).put("id", customer);

        assertThat(faults(story.open(ApprovalFunction.SALES_OPS), ProposalJson.read(json)))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void areAssessedUnderThePolicyOfTheDeal() {
        story.submit("200, 240, 30");
        Review review = story.open(ApprovalFunction.SALES_OPS);
        story.under("2026.2", "validDays: 30", "validDays: 31");

        Appraised offered = offers.check(story.deal(), story.reviews(), review, proposal(null), DealStory.START, ANN);
        assertThat(offered.policy().version()).isEqualTo("2026.1");
        assertThat(offered.assessment().economics().tcv()).isEqualByComparingTo("50000");
    }

    /** What its own function rejected before does not count: by its own word the offer is better. */
    @Test
    void mayRepeatWhatTheirOwnFunctionRejected() {
        story.submit("200, 250, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.reject());
        story.submit("200, 255, 30");

        assertThat(faults(story.open(ApprovalFunction.SALES_OPS), proposal(null)))
                .isEmpty();
        assertThat(faults(story.open(ApprovalFunction.FINANCE), proposal(null))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -                   | /proposal/justification missing is required by the policy
            "justification": "Wins the account" | -
            """)
    void sayWhyWhereThePolicyRequiresIt(String header, String fault) {
        story.under("2026.2", "justification: OPTIONAL", "justification: REQUIRED");
        story.submit("200, 240, 30");

        assertThat(faults(story.open(ApprovalFunction.SALES_OPS), proposal(header)))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    /** Made on the 23rd of November, valid for 30 days. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            offer, asked for changes                  | 2026-12-23 | -
            offer, asked for changes                  | 2026-12-24 | COUNTER_OFFER_LAPSED It stood until 2026-12-23
            offer, in review                          | 2026-11-23 | COUNTER_OFFER_LAPSED D-000001 is IN_REVIEW at revision 1; \
            the offer was for revision 1
            offer, submitted again, asked for changes | 2026-11-23 | COUNTER_OFFER_LAPSED D-000001 is CHANGES_REQUESTED at \
            revision 2; the offer was for revision 1
            offer, asked for changes, other rules     | 2026-11-23 | COUNTER_OFFER_LAPSED It was made under policy 2026.1; now \
            2026.2 is in force
            offer, asked for changes, other names     | 2026-12-23 | -
            no offer, asked for changes               | 2026-11-23 | NO_COUNTER_OFFER Review D-000001.1.SALES_OPS holds no \
            counter-offer
            undecided, in review                      | 2026-11-23 | NO_COUNTER_OFFER Review D-000001.1.SALES_OPS holds no \
            counter-offer
            """)
    void standUntilTheDealMovesOrTheRulesChangeOrTheirTimeIsOver(String happened, LocalDate today, String refused) {
        story.submit("200, 240, 30");
        for (String each : happened.split(", ", -1)) {
            switch (each) {
                case "offer" ->
                    story.decide(
                            ApprovalFunction.SALES_OPS, Said.requestChanges().offering(proposal(null)));
                case "no offer" -> story.decide(ApprovalFunction.SALES_OPS, Said.requestChanges());
                case "undecided" -> story.open(ApprovalFunction.SALES_OPS);
                case "asked for changes" -> story.become(story.deal().after(EventType.CHANGES_REQUESTED));
                case "submitted again" -> story.submit("200, 239, 30");
                case "other rules" -> story.under("2026.2", "maxTcv: 25000", "maxTcv: 30000");
                case "other names" -> story.under("2026.2", "name: Deal margin", "name: Margin");
                default -> assertThat(each).isEqualTo("in review");
            }
        }
        story.on(today);

        String review = "D-000001.1.SALES_OPS";
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> {
            Review found = offers.require(story.transaction(), review);
            assertThat(found.id()).isEqualTo(review);
        });
        assertThat(refusal == null ? null : refusal.type() + " " + refusal.getMessage())
                .isEqualTo(refused);
    }

    @Test
    void areOfAReviewOfTheDeal() {
        story.submit("200, 240, 30");

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> offers.require(story.transaction(), "D-000001.1.FINANCE"));
        assertThat(refusal.type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void areRecordedAsAcceptedWithTheirAuthor() {
        story.submit("200, 240, 30");
        Review offer = story.decide(
                ApprovalFunction.SALES_OPS,
                Said.requestChanges().by("kim", "ann").offering(proposal(null)));

        DealTransaction tx = story.transaction();
        offers.accepted(tx, offer);
        assertThat(DealStory.records(tx))
                .containsExactly("COUNTER_OFFER_ACCEPTED {\"author\":\"kim\",\"function\":\"SALES_OPS\","
                        + "\"review\":\"D-000001.1.SALES_OPS\"}");
    }

    @Test
    void coverTheirFunctionInTheRevisionThatTheyBecome() {
        Said offered = Said.requestChanges().by("kim", "ann").as(Cover.FALLBACK).offering(proposal(null));
        story.submit("200, 240, 30");
        Review offer = story.decide(ApprovalFunction.SALES_OPS, offered);
        Revision revision = story.submit("200, 245, 30");

        DealTransaction tx = story.transaction();
        assertThat(offers.cover(tx, revision, LockedDeals.EXTENT, offer)).containsExactly(ApprovalFunction.SALES_OPS);
        Review covering = DealStory.review(tx, "D-000001.2.SALES_OPS");
        assertThat(covering.status()).isEqualTo(ReviewStatus.APPROVED);
        assertThat(covering.decision().outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(covering.decision().cover()).isEqualTo(Cover.FALLBACK);
        assertThat(covering.decision().actor()).isEqualTo("kim");
        assertThat(covering.decision().onBehalfOf()).containsExactly("ann");
        assertThat(covering.decision().comment()).isEqualTo("Counter-offer D-000001.1.SALES_OPS was accepted");
        assertThat(covering.decision().proposal()).isNull();
        assertThat(covering.closedAt()).isEqualTo(DealStory.START);
        assertThat(CanonicalJson.read(covering.reasons())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the function is not asked any more      | 20, 275, 30  | 1
            one member's offer is no majority       | 200, 250, 30 | 2
            """)
    void coverNothing(String because, String next, int quorum) {
        story.submit("200, 240, 30");
        Review offer = story.decide(
                ApprovalFunction.SALES_OPS,
                Said.requestChanges().byVotes(quorum, "ann REQUEST_CHANGES").offering(proposal(null)));
        Revision revision = story.submit(next);

        DealTransaction tx = story.transaction();
        assertThat(offers.cover(tx, revision, LockedDeals.EXTENT, offer))
                .as(because)
                .isEmpty();
        assertThat(DealStory.reviews(tx)).hasSize(1);
    }

    private List<String> faults(Review review, Proposal proposal) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> offers.check(story.deal(), story.reviews(), review, proposal, DealStory.START, ANN));
        return refused == null
                ? List.of()
                : refused.faults().stream().map(CounterOffersTests::inWords).toList();
    }

    private static String inWords(Fault fault) {
        return fault.pointer() + " " + fault.code() + " " + fault.detail();
    }

    private static Proposal proposal(String header) {
        String payment = header != null && header.contains("paymentTermsDays") ? "" : ", \"paymentTermsDays\": 30";
        return Deals.deal("\"currency\": \"USD\"" + payment + (header == null ? "" : ", " + header), LINE);
    }
}
