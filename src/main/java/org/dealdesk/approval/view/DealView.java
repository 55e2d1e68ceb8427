package org.dealdesk.approval.view;

import java.util.List;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Review;
import org.dealdesk.commission.Commission;
import org.dealdesk.commission.Commissions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revision;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;

/**
 * A deal as people look at it.
 *
 * @param proposal the working copy where the owner is working on one, else the latest revision's
 * @param revision the latest, or null before the first
 * @param commissions how the deal's commission stands, or null where none ever accrued
 */
public record DealView(Deal deal, Proposal proposal, Revision revision, List<Review> reviews, Commissions commissions) {

    /** How the commission stands, as this reader may know: their own where they do not see all deals. Null where none ever accrued. */
    public Commission commission(Caller caller) {
        return commissions == null ? null : commissions.shownTo(caller);
    }

    /** The same deal, its reviews without the figures that are hidden from this reader. Doors show no others. */
    public DealView shownTo(Caller caller, CostRedaction redaction) {
        if (revision == null) {
            return this;
        }
        String policy = deal.figures().policyVersion();
        List<Review> shown = reviews.stream()
                .map(review -> shownTo(review, policy, caller, redaction))
                .toList();
        return new DealView(deal, proposal, revision, shown, commissions);
    }

    private static Review shownTo(Review review, String policy, Caller caller, CostRedaction redaction) {
        Review.Earlier earlier = review.earlier() == null
                ? null
                : new Review.Earlier(
                        review.earlier().review(),
                        CanonicalJson.write(redaction.comparison(
                                CanonicalJson.read(review.earlier().compared()), policy, caller)));
        Decision decision = review.decision() == null
                ? null
                : review.decision()
                        .withConditions(redaction.conditions(review.decision().conditions(), policy, caller));
        return review.with(earlier, decision);
    }
}
