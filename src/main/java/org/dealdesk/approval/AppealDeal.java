package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Reviews;
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

    private final DealTransactions steps;
    private final Access access;
    private final Reviews reviews;
    private final Rounds rounds;
    private final ApprovalProcess process;
    private final DealViews views;

    AppealDeal(
            DealTransactions steps,
            Access access,
            Reviews reviews,
            Rounds rounds,
            ApprovalProcess process,
            DealViews views) {
        this.steps = steps;
        this.access = access;
        this.reviews = reviews;
        this.rounds = rounds;
        this.process = process;
        this.views = views;
    }

    public DealView appeal(DealRef ref, String reason, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwner(deal, caller), step -> {
            Deal rejected = step.deal();
            rejected.statusAfter(EventType.DEAL_APPEALED);
            requireOpenToAppeal(step);
            step.know(reviews.of(rejected.id()));
            step.earlier(rounds.earlier(step.roundId()));
            step.become(rejected.appealed());
            step.record(
                    EventType.DEAL_APPEALED,
                    JsonNodeFactory.instance.objectNode().put("reason", reason));
            rounds.startAppeal(step.deal(), step.earlier().orElseThrow(), step.now());
            process.startAppeal(step);
        }));
    }

    static void requireOpenToAppeal(DealTransaction step) {
        Deal deal = step.deal();
        if (deal.dates().appealUntil() == null) {
            throw new Refusal(
                    ProblemType.NO_APPEAL,
                    "The rejection of revision %d is final: the committee decided it, or it was appealed before"
                            .formatted(deal.revision()));
        }
        if (step.today().isAfter(deal.dates().appealUntil())) {
            throw new Refusal(
                    ProblemType.NO_APPEAL,
                    "It could be appealed until " + deal.dates().appealUntil());
        }
    }
}
