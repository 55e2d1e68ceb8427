package org.dealdesk.rest.deal;

import java.time.Instant;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.policy.ApprovalFunction;

/** Which review it is, how it stands, and when it is due. */
public record ReviewHead(
        String id, ApprovalFunction function, int revision, ReviewStatus status, Instant openedAt, Instant dueAt) {

    public static ReviewHead of(Review review) {
        return new ReviewHead(
                review.id(), review.function(), review.revision(), review.status(), review.openedAt(), review.dueAt());
    }
}
