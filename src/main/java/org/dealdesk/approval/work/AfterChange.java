package org.dealdesk.approval.work;

/** What is looked at after a use case has changed a deal that is in review, in the same transaction. */
public interface AfterChange {

    /** Whether it has to look; asked before the changes are stored. */
    boolean mustLook(DealTransaction tx);

    /** Looks at the deal as it is stored now; what is recorded here is stored after that. */
    void look(DealTransaction tx);
}
