package org.dealdesk.approval.review;

/** What a reviewer says of a revision. */
public enum Outcome {
    APPROVE(ReviewStatus.APPROVED),
    REJECT(ReviewStatus.REJECTED),
    REQUEST_CHANGES(ReviewStatus.CHANGES_REQUESTED);

    private final ReviewStatus reviewBecomes;

    Outcome(ReviewStatus reviewBecomes) {
        this.reviewBecomes = reviewBecomes;
    }

    ReviewStatus reviewBecomes() {
        return reviewBecomes;
    }

    public boolean needsComment() {
        return this != APPROVE;
    }
}
