package org.dealdesk.approval.review;

import java.util.List;

/** Tells valid claims from expired ones. */
public interface ClaimCheck {

    /** The same reviews of one deal; an open one with an expired claim has no assignee. */
    List<Review> inForce(long dealId, List<Review> reviews);
}
