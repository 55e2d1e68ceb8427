package org.dealdesk.approval;

import java.util.List;
import org.dealdesk.commission.Commission;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revision;

/**
 * A deal as people look at it.
 *
 * @param proposal the working copy where the owner is working on one, else the latest revision's
 * @param revision the latest, or null before the first
 * @param commission how the deal's commission stands, or null where none ever accrued
 */
public record DealView(Deal deal, Proposal proposal, Revision revision, List<Review> reviews, Commission commission) {}
