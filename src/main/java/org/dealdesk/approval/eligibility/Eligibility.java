package org.dealdesk.approval.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dealdesk.approval.eligibility.DelegationChains.Mandate;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/**
 * Who may decide a review. It is computed on demand and never stored, so it is always current: the
 * members of the function, and those who were put in their place, who have no part in the deal and decided for no other function on
 * it; where none of them can, the same for the fallback. For a decision by delegation the rules apply to
 * everyone in the chain.
 */
@Component
public class Eligibility {

    private final People people;
    private final DelegationChains mandates;

    Eligibility(People people, DelegationChains mandates) {
        this.people = people;
        this.mandates = mandates;
    }

    /**
     * Why a person may decide a review.
     *
     * @param onBehalfOf the people they decide for, the member of the function first; empty for members
     */
    public record Authority(Cover cover, List<String> onBehalfOf) {

        /** All people that the rules on conflicts apply to. */
        public List<String> people(Caller actor) {
            List<String> all = new ArrayList<>(onBehalfOf);
            all.add(actor.id());
            return all;
        }
    }

    /** How the caller may decide the review; refuses those who may not. */
    public Authority require(DealTransaction step, Caller caller, Review review) {
        requireNoExclusion(step, caller);
        if (caller.is(role(review.function()))) {
            requireFree(step, caller, review);
            return new Authority(Cover.PERSON, List.of());
        }
        List<Mandate> known = mandates.of(asked(review), step.today());
        List<Mandate> chains = to(caller, review.function(), known);
        if (!chains.isEmpty()) {
            Optional<Mandate> chain = firstFree(step, chains, review);
            if (chain.isPresent()) {
                return new Authority(Cover.PERSON, chain.get().delegators());
            }
        }
        return standsIn(step, caller, review, known)
                .orElseThrow(() -> refusal(step, caller, review, !chains.isEmpty()));
    }

    /** The eligible approvers on that day; empty: administrators must appoint one. */
    public List<Person> of(DealTransaction step, Review review) {
        List<Mandate> known = mandates.of(asked(review), step.today());
        List<Person> members = present(step, review.function(), review, known);
        return members.isEmpty() && review.fallback() != null
                ? present(step, review.fallback(), review, known)
                : members;
    }

    /**
     * Whether each of these open reviews has a member of its function who may decide it alone. That is the usual case, and can be told
     * without reading delegations.
     */
    boolean haveMembers(DealTransaction step, List<Review> open) {
        if (open.isEmpty()) {
            return true;
        }
        Set<Role> asked = open.stream().map(review -> role(review.function())).collect(Collectors.toSet());
        List<Person> members = people.holding(asked).stream()
                .filter(person -> person.presentOn(step.today()))
                .toList();
        return open.stream()
                .allMatch(review -> !review.ballot().isByVotes()
                        && members.stream()
                                .anyMatch(person -> person.roles().contains(role(review.function()))
                                        && isFree(step, person.id(), review)));
    }

    private Optional<Authority> standsIn(DealTransaction step, Caller caller, Review review, List<Mandate> known) {
        if (review.fallback() == null) {
            return Optional.empty();
        }
        boolean member = caller.is(role(review.fallback()));
        List<Mandate> chains = to(caller, review.fallback(), known);
        if ((!member && chains.isEmpty())
                || !present(step, review.function(), review, known).isEmpty()) {
            return Optional.empty();
        }
        requireFree(step, caller, review);
        if (member) {
            return Optional.of(new Authority(Cover.FALLBACK, List.of()));
        }
        return Optional.of(firstFree(step, chains, review)
                .map(chain -> new Authority(Cover.FALLBACK, chain.delegators()))
                .orElseThrow(() -> refusal(step, caller, review, true)));
    }

    /** Members of the function who are there and free, and those who are there and free to act for one. */
    private List<Person> present(DealTransaction step, ApprovalFunction function, Review review, List<Mandate> known) {
        TreeMap<String, Person> found = new TreeMap<>();
        people.holding(Set.of(role(function))).stream()
                .filter(person -> isFree(step, person.id(), review))
                .forEach(person -> found.put(person.id(), person));
        Set<String> actors = known.stream()
                .filter(chain -> chain.function() == function && isFree(step, chain, review))
                .map(Mandate::actor)
                .collect(Collectors.toSet());
        people.findAll(actors).forEach(person -> found.put(person.id(), person));
        LocalDate today = step.today();
        return found.values().stream().filter(person -> person.presentOn(today)).toList();
    }

    private static List<ApprovalFunction> asked(Review review) {
        List<ApprovalFunction> functions = new ArrayList<>(List.of(review.function()));
        if (review.fallback() != null) {
            functions.add(review.fallback());
        }
        return functions;
    }

    private static List<Mandate> to(Caller caller, ApprovalFunction function, List<Mandate> known) {
        return known.stream()
                .filter(chain -> chain.function() == function && chain.actor().equals(caller.id()))
                .toList();
    }

    private static Optional<Mandate> firstFree(DealTransaction step, List<Mandate> chains, Review review) {
        return chains.stream().filter(chain -> isFree(step, chain, review)).findFirst();
    }

    private static RuntimeException refusal(DealTransaction step, Caller caller, Review review, boolean asked) {
        if (!asked) {
            return Access.forbidden(
                    caller,
                    step.deal(),
                    "This review is for " + review.function().spoken());
        }
        requireFree(step, caller, review);
        return Access.refuse(
                ProblemType.CONFLICT_OF_INTEREST,
                caller,
                step.deal(),
                "All people you could decide for have a part in this deal, have decided for another function on it or have voted");
    }

    /** Administrators and CRM clients never decide, even if they hold other roles. */
    private static void requireNoExclusion(DealTransaction step, Caller caller) {
        Set<RoleExclusions.Pair> pairs = RoleExclusions.among(caller.roles()).stream()
                .filter(pair -> pair.one().approves() || pair.other().approves())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!pairs.isEmpty()) {
            throw Access.refuse(
                    ProblemType.ROLES_EXCLUDE,
                    caller,
                    step.deal(),
                    pairs.stream().map(Object::toString).collect(Collectors.joining("; "))
                            + " exclude each other: who holds both decides no review");
        }
    }

    private static void requireFree(DealTransaction step, Caller caller, Review review) {
        if (step.parties().contains(caller.id())) {
            throw Access.refuse(
                    ProblemType.CONFLICT_OF_INTEREST,
                    caller,
                    step.deal(),
                    "You cannot decide on a deal that you submitted, owned or were credited on");
        }
        if (decidedOtherwise(step.reviews(), caller.id(), review.function())) {
            throw Access.refuse(
                    ProblemType.OTHER_FUNCTION_DECIDED,
                    caller,
                    step.deal(),
                    "You cannot decide for two functions on one deal");
        }
        if (hasVoted(review, caller.id())) {
            throw new Refusal(
                    ProblemType.VOTED_ALREADY,
                    "You, or your delegate, already voted on review %s".formatted(review.id()));
        }
    }

    /** A stand-in has one vote, and so has the member in whose place it is cast. */
    private static boolean isFree(DealTransaction step, Mandate chain, Review review) {
        return chain.members().stream().allMatch(person -> isClean(step, person, review))
                && !hasVoted(review, chain.actor())
                && !hasVoted(review, chain.seat());
    }

    private static boolean isFree(DealTransaction step, String person, Review review) {
        return isClean(step, person, review) && !hasVoted(review, person);
    }

    /** With no part in the deal and no decision for another function on it. */
    private static boolean isClean(DealTransaction step, String person, Review review) {
        return !step.parties().contains(person) && !decidedOtherwise(step.reviews(), person, review.function());
    }

    /** Of a review that is over there is more to say than that. */
    private static boolean hasVoted(Review review, String person) {
        return review.isOpen() && review.ballot().holds(person);
    }

    private static boolean decidedOtherwise(Collection<Review> reviews, String person, ApprovalFunction function) {
        return reviews.stream().anyMatch(review -> review.function() != function && review.involves(person));
    }

    public static Role role(ApprovalFunction function) {
        return Role.valueOf(function.name());
    }
}
