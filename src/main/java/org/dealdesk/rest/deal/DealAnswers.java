package org.dealdesk.rest.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.dealdesk.approval.view.Contracts;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Explanations;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.commission.Commission;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Figures;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.springframework.stereotype.Component;

/** The shapes in which deals leave. */
@Component
public class DealAnswers {

    private final CostRedaction redaction;
    private final Explanations explanations;

    private final AssessmentWays ways;
    private final Contracts contracts;

    DealAnswers(CostRedaction redaction, Explanations explanations, AssessmentWays ways, Contracts contracts) {
        this.redaction = redaction;
        this.explanations = explanations;
        this.ways = ways;
        this.contracts = contracts;
    }

    /** One deal with everything that belongs to it; what was never given or has not happened is null. */
    record DealAnswer(
            @JsonUnwrapped Standing standing,
            @JsonUnwrapped Proposal proposal,
            JsonNode assessment,
            List<ReviewAnswer> reviews,
            @JsonUnwrapped Result result,
            @JsonUnwrapped Dates dates,
            @JsonUnwrapped Appeal appeal) {}

    /** What the deal pays, and the contract that it is a part of. */
    record Result(CommissionAnswer commission, ContractAnswer contract) {}

    /** A won deal and its change orders, added up in the policy's currency. */
    record ContractAnswer(String original, String tcv, String acv, List<PartAnswer> deals) {

        /** One deal of the contract. */
        record PartAnswer(String number, DealStatus status, String tcv, String acv) {}

        static ContractAnswer of(Contracts.Contract contract, String currency) {
            return new ContractAnswer(
                    contract.original().toString(),
                    inMinorUnits(contract.tcv(), currency),
                    inMinorUnits(contract.acv(), currency),
                    contract.deals().stream()
                            .map(one -> new PartAnswer(
                                    one.number().toString(),
                                    one.status(),
                                    inMinorUnits(one.tcv(), currency),
                                    inMinorUnits(one.acv(), currency)))
                            .toList());
        }
    }

    /** Which deal it is, where it stands and whose it is. */
    record Standing(
            String number,
            DealStatus status,
            int revision,
            String owner,
            String changeOrderOf,
            boolean awaitsConfirmation) {

        private static Standing of(Deal deal) {
            return new Standing(
                    deal.number().toString(),
                    deal.status(),
                    deal.revision(),
                    deal.owner(),
                    deal.changeOrderOf() == null ? null : deal.changeOrderOf().toString(),
                    deal.awaitsConfirmation());
        }
    }

    /** When what has happened to a deal, and until when its approval stands. */
    record Dates(Instant createdAt, Instant submittedAt, Instant approvedAt, LocalDate expiresOn, LocalDate closedOn) {

        private static Dates of(Deal deal) {
            return new Dates(
                    deal.dates().createdAt(),
                    deal.dates().submittedAt(),
                    deal.dates().approvedAt(),
                    deal.dates().expiresOn(),
                    deal.dates().closedOn());
        }
    }

    /** Until when a rejection can be appealed, and whether an appeal is being heard. */
    record Appeal(LocalDate appealUntil, boolean appealed) {

        private static Appeal of(Deal deal) {
            return new Appeal(deal.isAppealed() ? null : deal.dates().appealUntil(), deal.isAppealed());
        }
    }

    /** One deal in a list; its figures are those of the latest revision, in the policy's currency. */
    record DealSummary(
            @JsonUnwrapped Standing standing,
            String externalRef,
            @JsonUnwrapped HeadlineAnswer headline,
            String policy,
            @JsonUnwrapped FiguresAnswer figures,
            @JsonUnwrapped Dates dates) {}

    /** One review of a deal. */
    record ReviewAnswer(
            @JsonUnwrapped ReviewHead review,
            String assignee,
            @JsonUnwrapped DecisionAnswer decision,
            JsonNode earlierApproval,
            int quorum,
            List<Ballot.Vote> votes) {

        /** {@code deciding} is the review that was decided: the same, or the one whose approval carried over. */
        static ReviewAnswer of(Review review, Review deciding, JsonNode earlierApproval) {
            return new ReviewAnswer(
                    ReviewHead.of(review),
                    review.assignee(),
                    DecisionAnswer.of(deciding.decision()),
                    earlierApproval,
                    deciding.ballot().quorum(),
                    deciding.ballot().votes());
        }
    }

    /** The decision on a review; before it all is null, and there are no conditions. */
    record DecisionAnswer(
            String decidedBy,
            List<String> onBehalfOf,
            Instant decidedAt,
            String comment,
            ArrayNode conditions,
            JsonNode proposal) {

        private static DecisionAnswer of(Decision decision) {
            return decision == null
                    ? new DecisionAnswer(null, null, null, null, JsonNodeFactory.instance.arrayNode(), null)
                    : new DecisionAnswer(
                            decision.actor(),
                            decision.onBehalfOf().isEmpty() ? null : decision.onBehalfOf(),
                            decision.decidedAt(),
                            decision.comment(),
                            Condition.toJson(decision.conditions()),
                            decision.proposal() == null ? null : ProposalJson.write(decision.proposal()));
        }
    }

    /** How the deal's commission stands; amounts that do not apply are null. */
    record CommissionAnswer(
            String amount,
            String currency,
            DealAmounts.State state,
            String reason,
            @JsonUnwrapped StandingAmounts standing) {

        /** What was accrued, earned and taken back, and what is left. */
        record StandingAmounts(String accrued, String earned, String clawedBack, String standing) {}

        static CommissionAnswer of(Commission commission) {
            if (commission == null) {
                return null;
            }
            String currency = commission.currency();
            Commission.Standing standing = commission.standing();
            return new CommissionAnswer(
                    inMinorUnits(commission.amount(), currency),
                    currency,
                    commission.state(),
                    commission.reason(),
                    new StandingAmounts(
                            inMinorUnits(standing.accrued(), currency),
                            inMinorUnits(standing.earned(), currency),
                            inMinorUnits(standing.clawedBack(), currency),
                            inMinorUnits(standing.left(), currency)));
        }
    }

    static String etag(DealView view) {
        return "\"" + view.deal().version() + "\"";
    }

    DealAnswer answer(DealView view, Caller caller) {
        return answer(view, view.revision() == null ? null : assessment(view.revision(), false, caller), caller);
    }

    /** With the ways to reduce approvals of its latest revision and, where that is asked for, how its assessment came about. */
    DealAnswer withAdvice(DealView view, boolean explaining, Caller caller) {
        return answer(
                view,
                view.revision() == null ? null : ways.to(assessment(view.revision(), explaining, caller), view, caller),
                caller);
    }

    private DealAnswer answer(DealView view, JsonNode assessment, Caller caller) {
        return new DealAnswer(
                Standing.of(view.deal()),
                view.proposal(),
                assessment,
                reviews(view, caller),
                new Result(CommissionAnswer.of(view.commission(caller)), contract(view.deal(), caller)),
                Dates.of(view.deal()),
                Appeal.of(view.deal()));
    }

    private ContractAnswer contract(Deal deal, Caller caller) {
        return contracts
                .of(deal, caller)
                .map(contract -> ContractAnswer.of(contract, deal.figures().policyCurrency()))
                .orElse(null);
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
                Standing.of(deal),
                deal.externalRef(),
                HeadlineAnswer.of(deal.headline()),
                figures == null ? null : figures.policyVersion(),
                figures == null
                        ? FiguresAnswer.NONE
                        : FiguresAnswer.of(figures, deal.headline().currency(), hidden.test(figures.policyVersion())),
                Dates.of(deal));
    }

    /** An amount with the decimals of its currency, independent of the database's scale. */
    public static String inMinorUnits(BigDecimal amount, String currency) {
        return amount == null ? null : Rounding.show(amount, Currency.of(currency));
    }
}
