package org.dealdesk.approval;

import java.time.Clock;
import java.util.Optional;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.revision.Arbitration;
import org.dealdesk.approval.revision.Conditions;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.view.CompareOffers;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Previews a decision: it is checked like a real one, and not stored. */
@Component
public class PreviewDecision {

    private final CounterOffers counterOffers;
    private final Policies policies;
    private final CompareOffers offers;
    private final Clock clock;

    PreviewDecision(CounterOffers counterOffers, Policies policies, CompareOffers offers, Clock clock) {
        this.counterOffers = counterOffers;
        this.policies = policies;
        this.offers = offers;
        this.clock = clock;
    }

    /** Refuses what could not be decided; answers what a counter-offer changes, where there is one. */
    public Optional<Difference> of(DealView view, Review review, Verdict verdict, Faults faults, Caller caller) {
        verdict.checkParts(faults);
        Deal deal = view.deal();
        if (deal.isAppealed()) {
            Arbitration.checkPossible(review, verdict, faults);
        }
        faults.refuseIfAny();
        if (review.ballot().isByVotes()) {
            Conditions.requireNone(verdict);
        }
        if (!verdict.conditions().isEmpty()) {
            Conditions.requireKept(
                    verdict.conditions(),
                    view.revision().proposal(),
                    policies.version(deal.figures().policyVersion()));
        }
        return Optional.ofNullable(verdict.proposal())
                .map(proposal -> counterOffers.check(deal, view.reviews(), review, proposal, clock.instant(), caller))
                .map(offered -> offers.between(view, offered, caller));
    }
}
