package org.dealdesk.approval.work;

/** What is done after a use case has changed a deal that is in review, in the same transaction. */
public interface AfterChange {

    /** The reviews of the deal are stored; what is recorded here is stored with the rest. */
    void after(DealTransaction tx);
}
