package org.dealdesk.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Deals;
import org.dealdesk.guardrail.StandingApproval.Cover;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/**
 * Who may decide a review. It is worked out when it is asked for and never stored, so it is true whatever has changed since: the
 * members of the function who have no part in the deal and decided for no other function on it; where none of them can, the members
 * of the fallback.
 */
@Component
class Eligibility {

    private final Deals deals;
    private final People people;

    Eligibility(Deals deals, People people) {
        this.deals = deals;
        this.people = people;
    }

    /** How the caller may decide the review; refuses those who may not. {@code all} are all reviews of the deal. */
    Cover require(Step step, Caller caller, Review review) {
        Set<String> parties = step.parties();
        Role asked = role(review.function());
        boolean direct = caller.is(asked);
        if (!direct && !standsIn(step, caller, review, parties)) {
            throw Access.forbidden(
                    caller,
                    step.deal(),
                    "This review is for " + review.function().spoken());
        }
        if (parties.contains(caller.id())) {
            throw Access.refuse(
                    ProblemType.CONFLICT_OF_INTEREST,
                    caller,
                    step.deal(),
                    "Nobody decides on a deal that they submitted, owned or were credited on");
        }
        if (decidedOtherwise(step.reviews(), caller.id(), review.function())) {
            throw Access.refuse(
                    ProblemType.OTHER_FUNCTION_DECIDED,
                    caller,
                    step.deal(),
                    "Nobody decides for two functions on one deal");
        }
        return direct ? Cover.PERSON : Cover.FALLBACK;
    }

    /** Everybody who may decide the review on that day; empty: administrators must appoint somebody. */
    List<Person> of(Review review, Collection<Review> all, LocalDate day) {
        Set<Role> roles = EnumSet.of(role(review.function()));
        if (review.fallback() != null) {
            roles.add(role(review.fallback()));
        }
        Set<String> parties = deals.parties(review.dealId());
        List<Person> candidates = new ArrayList<>();
        for (Person person : people.holding(roles)) {
            if (person.presentOn(day)
                    && !parties.contains(person.id())
                    && !decidedOtherwise(all, person.id(), review.function())) {
                candidates.add(person);
            }
        }
        List<Person> members = candidates.stream()
                .filter(person -> person.has(role(review.function())))
                .toList();
        return members.isEmpty() ? candidates : members;
    }

    private boolean standsIn(Step step, Caller caller, Review review, Set<String> parties) {
        if (review.fallback() == null || !caller.is(role(review.fallback()))) {
            return false;
        }
        Role asked = role(review.function());
        return people.holding(Set.of(asked)).stream()
                .noneMatch(person -> person.presentOn(step.today())
                        && !parties.contains(person.id())
                        && !decidedOtherwise(step.reviews(), person.id(), review.function()));
    }

    private static boolean decidedOtherwise(Collection<Review> reviews, String person, ApprovalFunction function) {
        return reviews.stream()
                .anyMatch(review -> review.decision() != null
                        && review.function() != function
                        && (review.decision().actor().equals(person)
                                || review.decision().onBehalfOf().contains(person)));
    }

    static Role role(ApprovalFunction function) {
        return Role.valueOf(function.name());
    }
}
