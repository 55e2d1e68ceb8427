package org.dealdesk.approval.deadline;

/** Records the expiries that are due. Called every few minutes by the process {@code deadlines}, on one node at a time. */
public interface ExpirySweep {

    /** Each deal in a short transaction of its own; called outside any. */
    void sweep();
}
