package org.dealdesk.desk.dealpage;

import java.util.List;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.deal.BallotText;

/**
 * What somebody who may decide a review fills in: why, with which conditions, or as what the deal would be approved.
 *
 * @param ballot how the committee decides, or null where one decides alone
 * @param conditions null where an approval cannot carry any
 * @param offer null where changes cannot be requested
 * @param ways what would need fewer approvals, to begin a counter-offer with
 */
record DecisionPanel(
        String review,
        int revision,
        String function,
        BallotText ballot,
        String comment,
        String commentFault,
        ConditionsForm conditions,
        OfferForm offer,
        List<String> ways,
        List<FieldFaults.Said> faults) {}
