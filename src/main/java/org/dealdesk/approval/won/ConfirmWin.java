package org.dealdesk.approval.won;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** A win that was recorded by a person who earns on it is confirmed or refused by another one. Until then the commission waits. */
@Component
public class ConfirmWin {

    private final DealTransactions transactions;
    private final Access access;
    private final CurrentRevision current;
    private final Ledger ledger;
    private final ExpireDeals expiries;
    private final DealViews views;

    ConfirmWin(
            DealTransactions transactions,
            Access access,
            CurrentRevision current,
            Ledger ledger,
            ExpireDeals expiries,
            DealViews views) {
        this.transactions = transactions;
        this.access = access;
        this.current = current;
        this.ledger = ledger;
        this.expiries = expiries;
        this.views = views;
    }

    /** What is said of the win. */
    public enum Answer {
        CONFIRMED,
        REFUSED
    }

    /**
     * Answers a win that waits.
     *
     * @param reason null for none
     */
    public DealView answer(DealRef ref, Answer answer, String reason, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> requireFinanceOrCrm(deal, caller), tx -> {
            WonDeal.refuseEarners(tx, caller);
            if (!tx.deal().awaitsConfirmation()) {
                throw new Refusal(
                                ProblemType.WRONG_STATUS,
                                "%s is %s; no win waits for a confirmation"
                                        .formatted(tx.deal().number(), tx.deal().status()))
                        .with("dealStatus", tx.deal().status().name());
            }
            if (answer == Answer.CONFIRMED) {
                confirm(tx, reason);
            } else {
                refuse(tx, reason);
            }
        }));
    }

    private void requireFinanceOrCrm(Deal deal, Caller caller) {
        access.requireVisible(deal, caller);
        if (!caller.is(Role.FINANCE) && !caller.is(Role.CRM)) {
            throw Access.forbidden(caller, deal, "Finance and CRM clients do this");
        }
    }

    private void confirm(DealTransaction tx, String reason) {
        tx.become(tx.deal().confirmed());
        tx.record(EventType.WIN_CONFIRMED, JsonNodeFactory.instance.objectNode().put("reason", reason));
        tx.post(ledger.earn(tx.deal().id(), current.appraised(tx).deal()), EventType.COMMISSION_EARNED);
    }

    /** The deal is approved again, or its approval has run out meanwhile. */
    private void refuse(DealTransaction tx, String reason) {
        tx.become(tx.deal().reopened());
        tx.record(EventType.WIN_REFUSED, JsonNodeFactory.instance.objectNode().put("reason", reason));
        if (tx.today().isAfter(tx.deal().dates().expiresOn())) {
            expiries.expire(tx);
        }
    }
}
