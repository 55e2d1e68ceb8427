package org.dealdesk.rest.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Explanations;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.commission.Commission;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Figures;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/** The shapes in which deals leave. */
@Component
public class DealAnswers {

    private final CostRedaction redaction;
    private final Explanations explanations;

    private final AssessmentWays offer;

    DealAnswers(CostRedaction redaction, Explanations explanations, AssessmentWays offer) {
        this.redaction = redaction;
        this.explanations = explanations;
        this.offer = offer;
    }

    /** One deal with everything that belongs to it; what was never given or has not happened is null. */
    record DealAnswer(
            String number,
            DealStatus status,
            int revision,
            String owner,
            String externalRef,
            String name,
            String justification,
            List<Proposal.Link> links,
            Proposal.Customer customer,
            String region,
            String currency,
            LocalDate startDate,
            Integer paymentTermsDays,
            List<String> terms,
            List<Proposal.Credit> credits,
            List<DealLine> lines,
            JsonNode assessment,
            List<ReviewAnswer> reviews,
            CommissionAnswer commission,
            Instant createdAt,
            Instant submittedAt,
            Instant approvedAt,
            LocalDate expiresOn,
            LocalDate closedOn,
            LocalDate appealUntil,
            boolean appealed) {}

    /** One deal in a list; its figures are those of the latest revision, in the policy's currency. */
    record DealSummary(
            String number,
            DealStatus status,
            int revision,
            String owner,
            String externalRef,
            String name,
            Customer customer,
            String currency,
            String policy,
            String policyCurrency,
            String netTotal,
            String dealNetTotal,
            String tcv,
            BigDecimal discountPct,
            BigDecimal trueMarginPct,
            Instant createdAt,
            Instant submittedAt,
            Instant approvedAt,
            LocalDate expiresOn,
            LocalDate closedOn) {

        record Customer(String id, String name) {}
    }

    /** One review of a deal. */
    record ReviewAnswer(
            String id,
            ApprovalFunction function,
            int revision,
            ReviewStatus status,
            Instant openedAt,
            Instant dueAt,
            String assignee,
            String decidedBy,
            List<String> onBehalfOf,
            Instant decidedAt,
            String comment,
            ArrayNode conditions,
            JsonNode proposal,
            JsonNode earlierApproval,
            int quorum,
            List<Ballot.Vote> votes) {

        /** {@code deciding} is the review that was decided: the same, or the one whose approval carried over. */
        static ReviewAnswer of(Review review, Review deciding, JsonNode earlierApproval) {
            Decision decision = deciding.decision();
            return new ReviewAnswer(
                    review.id(),
                    review.function(),
                    review.revision(),
                    review.status(),
                    review.openedAt(),
                    review.dueAt(),
                    review.assignee(),
                    decision == null ? null : decision.actor(),
                    decision == null || decision.onBehalfOf().isEmpty() ? null : decision.onBehalfOf(),
                    decision == null ? null : decision.decidedAt(),
                    decision == null ? null : decision.comment(),
                    decision == null ? JsonNodeFactory.instance.arrayNode() : Reviews.toJson(decision.conditions()),
                    decision == null || decision.proposal() == null ? null : ProposalJson.write(decision.proposal()),
                    earlierApproval,
                    deciding.ballot().quorum(),
                    deciding.ballot().votes());
        }
    }

    /** How the deal's commission stands. */
    record CommissionAnswer(String amount, String currency, Commission.State state, String reason) {

        static CommissionAnswer of(Commission commission) {
            return commission == null
                    ? null
                    : new CommissionAnswer(
                            inMinorUnits(commission.amount(), commission.currency()),
                            commission.currency(),
                            commission.state(),
                            commission.reason());
        }
    }

    static String etag(DealView view) {
        return "\"" + view.deal().version() + "\"";
    }

    DealAnswer answer(DealView view, Caller caller) {
        return answer(view, view.revision() == null ? null : assessment(view.revision(), false, caller), caller);
    }

    /** With the ways to yes of its latest revision and, where that is asked for, how its assessment came about. */
    DealAnswer withAdvice(DealView view, boolean explaining, Caller caller) {
        return answer(
                view,
                view.revision() == null
                        ? null
                        : offer.to(assessment(view.revision(), explaining, caller), view, caller),
                caller);
    }

    private DealAnswer answer(DealView view, JsonNode assessment, Caller caller) {
        Deal deal = view.deal();
        Proposal proposal = view.proposal();
        return new DealAnswer(
                deal.number().toString(),
                deal.status(),
                deal.revision(),
                deal.owner(),
                proposal.externalRef(),
                proposal.name(),
                proposal.justification(),
                proposal.links(),
                proposal.customer(),
                proposal.region(),
                proposal.currency(),
                proposal.startDate(),
                proposal.paymentTermsDays(),
                proposal.terms(),
                proposal.credits(),
                proposal.lines(),
                assessment,
                reviews(view, caller),
                CommissionAnswer.of(view.commission()),
                deal.dates().createdAt(),
                deal.dates().submittedAt(),
                deal.dates().approvedAt(),
                deal.dates().expiresOn(),
                deal.dates().closedOn(),
                deal.isAppealed() ? null : deal.dates().appealUntil(),
                deal.isAppealed());
    }

    JsonNode assessment(Revision revision, boolean explaining, Caller caller) {
        return explaining ? explanations.of(revision, caller) : redaction.assessment(revision, caller);
    }

    private List<ReviewAnswer> reviews(DealView view, Caller caller) {
        List<Review> shown = view.shownTo(caller, redaction).reviews();
        Map<String, Review> known = new HashMap<>();
        shown.forEach(review -> known.put(review.id(), review));
        List<ReviewAnswer> answers = new ArrayList<>();
        for (Review review : shown) {
            Review deciding = review.status() == ReviewStatus.CARRIED_OVER
                    ? known.get(review.earlier().review())
                    : review;
            JsonNode earlier = review.earlier() == null
                    ? null
                    : CanonicalJson.read(review.earlier().compared());
            answers.add(ReviewAnswer.of(review, deciding, earlier));
        }
        return answers;
    }

    /** {@code hidden} tells whether a policy version hides costs from the reader. */
    static DealSummary summary(Deal deal, Predicate<String> hidden) {
        Figures figures = deal.figures();
        return new DealSummary(
                deal.number().toString(),
                deal.status(),
                deal.revision(),
                deal.owner(),
                deal.externalRef(),
                deal.headline().name(),
                new DealSummary.Customer(
                        deal.headline().customerId(), deal.headline().customerName()),
                deal.headline().currency(),
                figures == null ? null : figures.policyVersion(),
                figures == null ? null : figures.policyCurrency(),
                figures == null ? null : inMinorUnits(figures.netTotal(), figures.policyCurrency()),
                figures == null
                        ? null
                        : inMinorUnits(figures.dealNetTotal(), deal.headline().currency()),
                figures == null ? null : inMinorUnits(figures.tcv(), figures.policyCurrency()),
                figures == null ? null : figures.discountPct(),
                figures == null || hidden.test(figures.policyVersion()) ? null : figures.trueMarginPct(),
                deal.dates().createdAt(),
                deal.dates().submittedAt(),
                deal.dates().approvedAt(),
                deal.dates().expiresOn(),
                deal.dates().closedOn());
    }

    /** An amount with the decimals of its currency, independent of the database's scale. */
    public static String inMinorUnits(BigDecimal amount, String currency) {
        return amount == null ? null : Rounding.show(amount, Currency.of(currency));
    }
}
