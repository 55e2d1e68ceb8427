package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.springframework.stereotype.Component;

/** The owner takes a deal back: out of review, or after its approval. */
@Component
public class RecallDeal {

    private final DealTransactions steps;
    private final Access access;
    private final Reviews reviews;
    private final ApprovalProcess process;
    private final Ledger ledger;
    private final DealViews views;

    RecallDeal(
            DealTransactions steps,
            Access access,
            Reviews reviews,
            ApprovalProcess process,
            Ledger ledger,
            DealViews views) {
        this.steps = steps;
        this.access = access;
        this.reviews = reviews;
        this.process = process;
        this.ledger = ledger;
        this.views = views;
    }

    /** Out of review: its open reviews are cancelled. Out of an appeal, the rejection stands. */
    public DealView recall(DealRef ref, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwner(deal, caller), step -> {
            EventType recalled = step.deal().isAppealed() ? EventType.APPEAL_RECALLED : EventType.DEAL_RECALLED;
            step.become(step.deal().after(recalled));
            step.know(reviews.of(step.deal().id()));
            step.record(recalled, JsonNodeFactory.instance.objectNode());
            endRound(step);
        }));
    }

    /** After its approval: the commission is reversed. */
    public DealView withdraw(DealRef ref, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwner(deal, caller), step -> {
            step.become(step.deal().after(EventType.DEAL_WITHDRAWN));
            step.record(EventType.DEAL_WITHDRAWN, JsonNodeFactory.instance.objectNode());
            step.commission(ledger.reverse(step.deal().id(), step.today()), EventType.COMMISSION_REVERSED);
        }));
    }

    /** Ends the round at hand through the process, which cancels what is open. */
    void endRound(DealTransaction step) {
        step.roundEnded();
        process.recall(
                step,
                step.reviews().stream()
                        .filter(Review::isOpen)
                        .map(Review::engineTask)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(step.deal().number() + " has no open review")));
    }
}
