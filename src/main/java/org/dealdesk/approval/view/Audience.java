package org.dealdesk.approval.view;

import java.util.List;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The people that a deal concerns, for notifications. Computed on demand, by the rules of the use cases. */
@Component
public class Audience {

    private final Eligibility eligibility;
    private final Access access;
    private final Policies policies;

    Audience(Eligibility eligibility, Access access, Policies policies) {
        this.eligibility = eligibility;
        this.access = access;
        this.policies = policies;
    }

    /** The eligible approvers of the review; none where it is no longer open. */
    public List<Person> mayDecide(String reviewId) {
        return eligibility.of(reviewId, policies.today());
    }

    /** Whether the deal is one that this person may look at. */
    public boolean sees(Deal deal, Person person) {
        return access.sees(deal, Caller.of(person));
    }
}
