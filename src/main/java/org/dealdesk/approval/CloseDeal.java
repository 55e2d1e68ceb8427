package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.input.Today;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The deal ends: won, and its commission is earned; or lost, and a commission that stands is reversed. */
@Component
public class CloseDeal {

    private final DealTransactions steps;
    private final Access access;
    private final Reviews reviews;
    private final RecallDeal recall;
    private final Ledger ledger;
    private final Policies policies;
    private final DealViews views;

    CloseDeal(
            DealTransactions steps,
            Access access,
            Reviews reviews,
            RecallDeal recall,
            Ledger ledger,
            Policies policies,
            DealViews views) {
        this.steps = steps;
        this.access = access;
        this.reviews = reviews;
        this.recall = recall;
        this.ledger = ledger;
        this.policies = policies;
        this.views = views;
    }

    /** How a deal can end. */
    public enum Ending {
        WON,
        LOST
    }

    public DealView close(DealRef ref, Ending ending, LocalDate date, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwnerOrCrm(deal, caller), step -> {
            if (ending == Ending.WON) {
                win(step, date);
            } else {
                lose(step, date);
            }
        }));
    }

    private void win(DealTransaction step, LocalDate date) {
        Deal deal = step.deal();
        deal.statusAfter(EventType.DEAL_WON);
        requireBetween(policies.day(deal.dates().approvedAt()), date, today(step), "the approval");
        step.become(deal.closed(EventType.DEAL_WON, date));
        step.record(EventType.DEAL_WON, on(date));
        step.commission(ledger.earn(deal.id(), step.today()), EventType.COMMISSION_EARNED);
    }

    private void lose(DealTransaction step, LocalDate date) {
        Deal deal = step.deal();
        deal.statusAfter(EventType.DEAL_LOST);
        requireBetween(policies.day(deal.dates().submittedAt()), date, today(step), "the submission");
        step.become(deal.closed(EventType.DEAL_LOST, date));
        step.record(EventType.DEAL_LOST, on(date));
        if (deal.status() == DealStatus.IN_REVIEW) {
            step.know(reviews.of(deal.id()));
            recall.endRound(step);
        }
        if (deal.status() == DealStatus.APPROVED) {
            step.commission(ledger.reverse(deal.id(), step.today()), EventType.COMMISSION_REVERSED);
        }
    }

    private Today today(DealTransaction step) {
        return Today.of(step.now(), policies.zone());
    }

    private static void requireBetween(LocalDate first, LocalDate date, Today today, String since) {
        if (today.comparable(date).isBefore(first) || today.isBefore(date)) {
            throw InvalidInput.of("/date", "out-of-range", "must be from %s (%s) to %s".formatted(first, since, today));
        }
    }

    private static ObjectNode on(LocalDate date) {
        return JsonNodeFactory.instance.objectNode().put("date", date.toString());
    }
}
