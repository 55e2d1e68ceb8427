package org.dealdesk.desk.dealpage;

import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.Role;

/**
 * What a rep can do with the deal at hand.
 *
 * @param edit the key of what writing on is called; null where it cannot be changed, or is not theirs
 * @param acts what its owner can do otherwise
 * @param offers the counter-offers that wait for its owner
 * @param clones whether it can be written once more as a new deal
 */
record OwnerBar(String edit, List<OwnerAct> acts, List<Offer> offers, boolean clones) {

    /** A reviewer's counter-offer, by its review and the function that made it. */
    record Offer(String review, String function) {}

    static OwnerBar of(DealView view, LocalDate today, Viewer viewer) {
        Deal deal = view.deal();
        boolean clones = viewer.caller().is(Role.SALES_REP);
        if (!deal.owner().equals(viewer.caller().id())) {
            return new OwnerBar(null, List.of(), List.of(), clones);
        }
        return new OwnerBar(
                deal.status().editable() ? "owner.edit" + (deal.status() == DealStatus.DRAFT ? ".DRAFT" : "") : null,
                OwnerAct.offered(deal, today),
                deal.status() == DealStatus.CHANGES_REQUESTED ? offers(view) : List.of(),
                clones);
    }

    public boolean isEmpty() {
        return edit == null && acts.isEmpty() && !clones;
    }

    private static List<Offer> offers(DealView view) {
        return view.reviews().stream()
                .filter(review -> review.revision() == view.deal().revision())
                .filter(OwnerBar::holdsOffer)
                .map(review -> new Offer(review.id(), review.function().name()))
                .toList();
    }

    private static boolean holdsOffer(Review review) {
        return review.decision() != null && review.decision().proposal() != null;
    }
}
