package org.dealdesk.approval;

/** Records the expiries that are due. Called every few minutes by the process {@code deadlines}, on one node at a time. */
public interface ExpirySweep {

    /** One short transaction, database only: what does not fit into it waits for the next call. */
    void sweep();
}
