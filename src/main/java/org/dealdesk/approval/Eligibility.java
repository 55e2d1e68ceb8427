package org.dealdesk.approval;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    private final People people;

    Eligibility(People people) {
        this.people = people;
    }

    /** How the caller may decide the review; refuses those who may not. {@code all} are all reviews of the deal. */
    Cover require(Step step, Caller caller, Review review) {
        Role asked = role(review.function());
        boolean direct = caller.is(asked);
        if (!direct && !standsIn(step, caller, review)) {
            throw Access.forbidden(
                    caller,
                    step.deal(),
                    "This review is for " + review.function().spoken());
        }
        if (step.parties().contains(caller.id())) {
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
    List<Person> of(Step step, Review review) {
        Set<Role> roles = EnumSet.of(role(review.function()));
        if (review.fallback() != null) {
            roles.add(role(review.fallback()));
        }
        List<Person> candidates = people.holding(roles).stream()
                .filter(person -> isFree(step, person, review))
                .toList();
        List<Person> members = candidates.stream()
                .filter(person -> person.has(role(review.function())))
                .toList();
        return members.isEmpty() ? candidates : members;
    }

    private boolean standsIn(Step step, Caller caller, Review review) {
        if (review.fallback() == null || !caller.is(role(review.fallback()))) {
            return false;
        }
        Role asked = role(review.function());
        return people.holding(Set.of(asked)).stream().noneMatch(person -> isFree(step, person, review));
    }

    /** Present, with no part in the deal and no decision for another function on it. */
    private static boolean isFree(Step step, Person person, Review review) {
        return person.presentOn(step.today())
                && !step.parties().contains(person.id())
                && !decidedOtherwise(step.reviews(), person.id(), review.function());
    }

    private static boolean decidedOtherwise(Collection<Review> reviews, String person, ApprovalFunction function) {
        return reviews.stream()
                .filter(review -> review.function() != function)
                .anyMatch(review -> review.ballot().holds(person)
                        || (review.decision() != null
                                && (review.decision().actor().equals(person)
                                        || review.decision().onBehalfOf().contains(person))));
    }

    static Role role(ApprovalFunction function) {
        return Role.valueOf(function.name());
    }
}
