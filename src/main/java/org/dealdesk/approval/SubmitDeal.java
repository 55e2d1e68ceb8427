package org.dealdesk.approval;

import java.util.Optional;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.springframework.stereotype.Component;

/** A proposal becomes a revision and goes to those whose approval it needs; a clear one is approved at once. */
@Component
public class SubmitDeal {

    private final DealTransactions transactions;
    private final DraftDeals drafts;
    private final Access access;
    private final AssessSubmission assess;
    private final CounterOffers counterOffers;
    private final StartRound startRound;
    private final DealViews views;

    SubmitDeal(
            DealTransactions transactions,
            DraftDeals drafts,
            Access access,
            AssessSubmission assess,
            CounterOffers counterOffers,
            StartRound startRound,
            DealViews views) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.access = access;
        this.assess = assess;
        this.counterOffers = counterOffers;
        this.startRound = startRound;
        this.views = views;
    }

    /** Creates and submits at once; a blocked deal is not stored. */
    public DealView create(NewDeal wanted, Faults faults, Caller caller) {
        return views.of(transactions.creating(
                inForce -> drafts.checkedDraft(wanted, inForce, faults, caller),
                caller,
                tx -> assess.assess(tx, ProposalJson.read(tx.deal().workingCopy()), Optional.empty(), caller),
                (tx, appraised) -> {
                    DraftDeals.recordCreation(tx, ProposalJson.read(tx.deal().workingCopy()));
                    startRound.start(tx, appraised, Optional.empty());
                }));
    }

    /** Submits the working copy, or the latest revision again if there is no working copy. */
    public DealView submit(DealRef ref, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            Deal deal = tx.deal();
            if (!deal.status().editable()) {
                throw DraftDeals.wrongStatus(deal, "submitted");
            }
            Proposal proposal = assess.proposal(tx);
            Appraised appraised = assess.assess(tx, proposal, Optional.empty(), caller);
            startRound.start(tx, appraised, Optional.empty());
        }));
    }

    /** Submits a reviewer's counter-offer as the next revision: exactly that, so their approval stands for it. */
    public DealView accept(DealRef ref, String reviewId, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            Review offer = counterOffers.require(tx, reviewId);
            Proposal proposal = assess.checked(tx, offer.decision().proposal());
            Appraised appraised = assess.assess(tx, proposal, Optional.of(offer), caller);
            counterOffers.accepted(tx, offer);
            startRound.start(tx, appraised, Optional.of(offer));
        }));
    }
}
