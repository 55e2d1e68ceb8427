package org.dealdesk.approval;

import org.dealdesk.deal.Proposal;

/**
 * A deal that is to be created.
 *
 * @param owner null for the caller, or for a change order the owner of the original
 * @param changeOrderOf the number of the won deal to whose contract it adds; null for a contract of its own
 */
public record NewDeal(Proposal proposal, String owner, String changeOrderOf) {

    /** The caller's own, a contract of its own. */
    public static NewDeal of(Proposal proposal) {
        return new NewDeal(proposal, null, null);
    }
}
