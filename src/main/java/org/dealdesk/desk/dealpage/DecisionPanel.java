package org.dealdesk.desk.dealpage;

import java.util.List;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.deal.BallotText;

/**
 * The decision form of an eligible approver: comment, conditions, counter-offer.
 *
 * @param conditions null where an approval cannot carry any
 * @param offer null where changes cannot be requested
 */
record DecisionPanel(
        Subject review, Comment comment, ConditionsForm conditions, OfferForm offer, List<FieldFaults.Said> faults) {

    /**
     * The review that is decided.
     *
     * @param ballot how the committee decides, or null where one decides alone
     */
    record Subject(String id, int revision, String function, BallotText ballot) {}

    /** What is said about the decision, and what is wrong with it. */
    record Comment(String text, String fault) {}
}
