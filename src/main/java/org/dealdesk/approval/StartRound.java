package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.eligibility.DealConflicts;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.EarlierApprovals;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.history.EventType;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/** The second half of a submission: the assessed proposal becomes a revision, and its round starts in the process. */
@Component
class StartRound {

    private final CounterOffers counterOffers;
    private final EarlierApprovals earlierApprovals;
    private final ApprovalProcess process;

    StartRound(CounterOffers counterOffers, EarlierApprovals earlierApprovals, ApprovalProcess process) {
        this.counterOffers = counterOffers;
        this.earlierApprovals = earlierApprovals;
        this.process = process;
    }

    /**
     * Starts the round.
     *
     * @param offer the counter-offer that the proposal comes from; its author's approval stands for the revision
     */
    void start(DealTransaction tx, Appraised appraised, Optional<Review> offer) {
        Deal deal = tx.deal();
        Revision revision = RevisionDocument.revision(tx, appraised);
        tx.addRevision(revision);
        Extent extent = tx.once(Extent.class, appraised::extent);
        tx.conflicted(DealConflicts.ofParties(
                deal.owner(),
                tx.actor(),
                appraised.proposal(),
                appraised.policy().commission()));
        tx.become(deal.submitted(appraised.proposal(), revision.figures(), tx.now()));
        tx.record(EventType.DEAL_SUBMITTED, summary(revision));
        Set<ApprovalFunction> covered = offer.map(accepted -> counterOffers.cover(tx, revision, extent, accepted))
                .orElse(Set.of());
        earlierApprovals.weigh(tx, revision, appraised, covered);
        tx.round().start();
        process.start(tx);
    }

    private static ObjectNode summary(Revision revision) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("outcome", revision.outcome());
        data.set("requiredApprovals", JsonNodeFactory.instance.arrayNode());
        revision.required().forEach(data.withArray("requiredApprovals")::add);
        data.put("tcv", revision.figures().tcv().toPlainString());
        data.put("currency", revision.figures().policyCurrency());
        data.put("documentSha256", revision.sha256());
        return data;
    }
}
