package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Review;
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

    private final DealTransactions transactions;
    private final Access access;
    private final ApprovalProcess process;
    private final Ledger ledger;
    private final DealViews views;

    RecallDeal(DealTransactions transactions, Access access, ApprovalProcess process, Ledger ledger, DealViews views) {
        this.transactions = transactions;
        this.access = access;
        this.process = process;
        this.ledger = ledger;
        this.views = views;
    }

    /** Out of review: its open reviews are cancelled. Out of an appeal, the rejection stands. */
    public DealView recall(DealRef ref, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            EventType recalled = tx.deal().isAppealed() ? EventType.APPEAL_RECALLED : EventType.DEAL_RECALLED;
            tx.become(tx.deal().after(recalled));
            tx.record(recalled, JsonNodeFactory.instance.objectNode());
            endRound(tx);
        }));
    }

    /** After its approval: the commission is reversed. */
    public DealView withdraw(DealRef ref, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            tx.become(tx.deal().after(EventType.DEAL_WITHDRAWN));
            tx.record(EventType.DEAL_WITHDRAWN, JsonNodeFactory.instance.objectNode());
            tx.post(ledger.reverse(tx.deal().id()), EventType.COMMISSION_REVERSED);
        }));
    }

    /** Ends the round at hand through the process, which cancels what is open. */
    void endRound(DealTransaction tx) {
        tx.round().end();
        process.recall(
                tx,
                tx.reviews().all().stream()
                        .filter(Review::isOpen)
                        .map(Review::engineTask)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(tx.deal().number() + " has no open review")));
    }
}
