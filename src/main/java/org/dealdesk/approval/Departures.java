package org.dealdesk.approval;

import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.approval.eligibility.Delegation;
import org.dealdesk.approval.eligibility.DelegationAdministration;
import org.dealdesk.approval.eligibility.StuckReview;
import org.dealdesk.approval.eligibility.UnassignableReviewSweep;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Deals.OpenDeal;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Component;

/** What stops when a person leaves: reviews that are left without an approver, delegations, and deals that another rep can get. */
@Component
public class Departures {

    private static final int MOST_REVIEWS = 200;

    private final Deals deals;
    private final HandOverDeal handOver;
    private final DelegationAdministration delegations;
    private final UnassignableReviewSweep reviews;
    private final ExpireDeals expiries;
    private final People people;

    Departures(
            Deals deals,
            HandOverDeal handOver,
            DelegationAdministration delegations,
            UnassignableReviewSweep reviews,
            ExpireDeals expiries,
            People people) {
        this.deals = deals;
        this.handOver = handOver;
        this.delegations = delegations;
        this.reviews = reviews;
        this.expiries = expiries;
        this.people = people;
    }

    /**
     * What stops.
     *
     * @param reviews the open reviews that no one is left to decide, at most 200
     * @param delegations those that end
     * @param deals those of the person that are neither drafts nor closed
     */
    public record Departure(List<StuckReview> reviews, List<Delegation> delegations, List<MovedDeal> deals) {}

    /**
     * An open deal of a person who leaves.
     *
     * @param to who gets it; null where it stays
     * @param refused why it stays although another rep was named, or null
     */
    public record MovedDeal(String deal, String to, String refused) {

        static MovedDeal of(OpenDeal deal, String next) {
            return deal.decided()
                    ? new MovedDeal(deal.number().toString(), null, next + " decided on it, in person or by a delegate")
                    : new MovedDeal(deal.number().toString(), next, null);
        }
    }

    /** What would stop without the person, whose open deals {@code next} would get. */
    public Departure preview(Caller caller, String person, String next) {
        List<StuckReview> stuck = reviews.without(person, "", MOST_REVIEWS, caller).stream()
                .filter(review -> review.stuckSince() == null)
                .toList();
        List<MovedDeal> moved = deals.openOf(person, next).stream()
                .map(deal -> MovedDeal.of(deal, next))
                .toList();
        return new Departure(stuck, delegations.standing(person), moved);
    }

    /** Refuses a person who cannot get the deals. */
    public void check(String person, String next, Faults faults) {
        if (next == null) {
            return;
        }
        Optional<Person> rep = people.find(next);
        if (rep.isEmpty()) {
            faults.add("/dealsTo", "unknown-person", "is not in the directory");
        } else if (next.equals(person)) {
            faults.add("/dealsTo", "not-allowed", "is the person who leaves");
        } else if (!rep.get().active() || !rep.get().has(Role.SALES_REP)) {
            faults.add("/dealsTo", "not-a-rep", "is not an active sales rep");
        }
    }

    /** Records expiries that are due, which must be on record before the deals are handed over. It begins its own transactions. */
    public void expireDue(String person) {
        deals.openOf(person, null).forEach(deal -> expiries.expire(deal.number()));
    }

    /** Hands over what {@link #preview} says, deal after deal in the order of their numbers, in the transaction at hand. */
    public void handOver(Caller caller, Departure departure) {
        departure.deals().stream()
                .filter(deal -> deal.to() != null)
                .forEach(deal -> handOver.move(DealRef.of(deal.deal(), null), deal.to(), new Faults(), caller));
    }
}
