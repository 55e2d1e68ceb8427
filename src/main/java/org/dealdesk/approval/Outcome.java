package org.dealdesk.approval;

import org.dealdesk.history.EventType;

/** What a reviewer says of a revision. */
public enum Outcome {
    APPROVE(ReviewStatus.APPROVED, null),
    REJECT(ReviewStatus.REJECTED, EventType.DEAL_REJECTED),
    REQUEST_CHANGES(ReviewStatus.CHANGES_REQUESTED, EventType.CHANGES_REQUESTED);

    private final ReviewStatus reviewBecomes;
    private final EventType dealEvent;

    Outcome(ReviewStatus reviewBecomes, EventType dealEvent) {
        this.reviewBecomes = reviewBecomes;
        this.dealEvent = dealEvent;
    }

    ReviewStatus reviewBecomes() {
        return reviewBecomes;
    }

    /** What it does to the deal by itself; null for an approval, which others may have to follow. */
    EventType dealEvent() {
        return dealEvent;
    }

    boolean needsComment() {
        return this != APPROVE;
    }
}
