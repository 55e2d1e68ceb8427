package org.dealdesk.approval.view;

import java.util.Comparator;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** Holds revisions of a deal against each other, as far as the reader may see them. */
@Component
public class CompareRevisions {

    private final Revisions revisions;
    private final Reviews reviews;
    private final CostRedaction redaction;

    CompareRevisions(Revisions revisions, Reviews reviews, CostRedaction redaction) {
        this.revisions = revisions;
        this.reviews = reviews;
        this.redaction = redaction;
    }

    /** What changed from one revision to another, the latest where {@code to} is null; the caller sees the deal. */
    public Difference between(Deal deal, int from, Integer to, Caller caller) {
        return Difference.between(
                deal.number().toString(),
                side(deal, from, caller),
                side(deal, to == null ? deal.revision() : to, caller));
    }

    /** What changed up to the latest revision since the one that the caller, or their delegate, decided on last. */
    public Difference sinceDecision(Deal deal, Caller caller) {
        int decided = reviews.of(deal.id()).stream()
                .filter(review -> review.decision() != null
                        && (review.decision().actor().equals(caller.id())
                                || review.decision().onBehalfOf().contains(caller.id())))
                .max(Comparator.comparing(review -> review.decision().decidedAt()))
                .map(Review::revision)
                .orElseThrow(() -> Refusal.notFound("decision of yours on " + deal.number()));
        return between(deal, decided, null, caller);
    }

    private Difference.Side side(Deal deal, int number, Caller caller) {
        Revision revision = revisions
                .find(deal.id(), number)
                .orElseThrow(() -> Refusal.notFound("revision " + number + " of " + deal.number()));
        return new Difference.Side(
                number, ProposalJson.write(revision.proposal()), redaction.assessment(revision, caller));
    }
}
