package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * The owner appeals against a function's rejection, once for each revision: the functions that have not decided say what they think,
 * then the committee arbitrates.
 */
@Component
public class AppealDeal {

    private final DealTransactions transactions;
    private final Access access;
    private final Rounds rounds;
    private final ApprovalProcess process;
    private final DealViews views;

    AppealDeal(DealTransactions transactions, Access access, Rounds rounds, ApprovalProcess process, DealViews views) {
        this.transactions = transactions;
        this.access = access;
        this.rounds = rounds;
        this.process = process;
        this.views = views;
    }

    public DealView appeal(DealRef ref, String reason, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            Deal rejected = tx.deal();
            rejected.statusAfter(EventType.DEAL_APPEALED);
            requireOpenToAppeal(tx);
            tx.round().earlier(rounds.earlier(tx.roundId()));
            tx.become(rejected.appealed());
            tx.record(
                    EventType.DEAL_APPEALED,
                    JsonNodeFactory.instance.objectNode().put("reason", reason));
            tx.round().startAppeal();
            process.startAppeal(tx);
        }));
    }

    static void requireOpenToAppeal(DealTransaction tx) {
        Deal deal = tx.deal();
        if (deal.dates().appealUntil() == null) {
            throw new Refusal(
                    ProblemType.NO_APPEAL,
                    "The rejection of revision %d is final: the committee decided it, or it was appealed before"
                            .formatted(deal.revision()));
        }
        if (tx.today().isAfter(deal.dates().appealUntil())) {
            throw new Refusal(
                    ProblemType.NO_APPEAL,
                    "It could be appealed until " + deal.dates().appealUntil());
        }
    }
}
