package org.dealdesk.approval.work;

import java.util.List;
import java.util.Set;
import org.dealdesk.approval.review.Review;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;

/**
 * A deal that is locked until the transaction ends, with what belongs to it.
 *
 * @param reviews of all rounds, in the order in which they opened, with the claims as they are stored
 */
public record LockedDeal(Deal deal, Set<Conflict> conflicts, List<Review> reviews) {

    public LockedDeal {
        conflicts = Set.copyOf(conflicts);
        reviews = List.copyOf(reviews);
    }

    /** A deal that is about to be created: no other transaction knows it. */
    public static LockedDeal created(Deal draft) {
        return new LockedDeal(draft, Set.of(), List.of());
    }
}
