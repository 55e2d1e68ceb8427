package org.dealdesk.approval.review;

/** How a review stands. Everything but {@code OPEN} is final. */
public enum ReviewStatus {
    OPEN,
    APPROVED,
    REJECTED,
    CHANGES_REQUESTED,
    CARRIED_OVER,
    VOID,
    CANCELLED
}
