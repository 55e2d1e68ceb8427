package org.dealdesk.approval.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.Event;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The people that a deal concerns, for notifications. Computed on demand, by the rules of the use cases. */
@Component
public class Audience {

    private final Deals deals;
    private final Reviews reviews;
    private final Eligibility eligibility;
    private final Access access;
    private final Policies policies;
    private final Clock clock;

    Audience(Deals deals, Reviews reviews, Eligibility eligibility, Access access, Policies policies, Clock clock) {
        this.deals = deals;
        this.reviews = reviews;
        this.eligibility = eligibility;
        this.access = access;
        this.policies = policies;
        this.clock = clock;
    }

    /** The eligible approvers of the review; none where it is no longer open. */
    public List<Person> mayDecide(Deal deal, String reviewId) {
        Instant now = clock.instant();
        LocalDate today = policies.day(now);
        DealTransaction looked = new DealTransaction(
                deal, deals.conflicts(deal.id()), Event.SYSTEM, now, today, () -> policies.inForce(today));
        looked.know(reviews.of(deal.id()));
        return looked.reviews().stream()
                .filter(review -> review.isOpen() && review.id().equals(reviewId))
                .findFirst()
                .map(review -> eligibility.of(looked, review))
                .orElse(List.of());
    }

    /** Whether the deal is one that this person may look at. */
    public boolean sees(Deal deal, Person person) {
        return access.sees(deal, Caller.of(person));
    }
}
