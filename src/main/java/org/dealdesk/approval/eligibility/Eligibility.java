package org.dealdesk.approval.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.approval.eligibility.DelegationChains.Chain;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Conflict;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Who may decide one review. The rule is {@link EligibilitySql}, as for lists and counts. It reads what is stored, so a use case asks
 * before it changes the deal.
 */
@Repository
public class Eligibility {

    private static final String OF_CALLER = EligibilitySql.CHAINS
            + """
            select c.id, c.function, case when %s then 1 else 0 end as unconflicted, case when %s then 1 else 0 end as within
              from review r join chain c on c.actor = :caller and %s
             where r.id = :review order by case when c.function = r.function then 0 else 1 end, c.id
            """.formatted(
                            EligibilitySql.CHAIN_IS_UNCONFLICTED,
                            EligibilitySql.CHAIN_IS_WITHIN,
                            EligibilitySql.CHAIN_IS_ASKED);

    static final String ALL = EligibilitySql.CHAINS + """
            select distinct c.actor from review r join chain c on c.present and %s
             where r.id = :review and r.status = 'OPEN'
            """.formatted(EligibilitySql.CHAIN_DECIDES);

    private final NamedParameterJdbcTemplate jdbc;
    private final ActingApprovers approvers;
    private final People people;

    Eligibility(JdbcTemplate jdbc, ActingApprovers approvers, People people) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.approvers = approvers;
        this.people = people;
    }

    /**
     * Why a person may decide a review.
     *
     * @param onBehalfOf the people they decide for, the member of the function first; empty for members
     * @param limits of authority, those of all these people together; the revision is within them
     */
    public record Authority(Cover cover, List<String> onBehalfOf, Limits limits) {

        /** All people that the rules on conflicts apply to. */
        public List<String> people(Caller actor) {
            List<String> all = new ArrayList<>(onBehalfOf);
            all.add(actor.id());
            return all;
        }
    }

    /**
     * One way in which the caller is asked.
     *
     * @param within whether the limits of the chain contain the revision
     */
    private record Asked(Chain chain, boolean unconflicted, boolean within) {

        private Authority authority(Review review) {
            return new Authority(
                    chain.function() == review.function() ? Cover.PERSON : Cover.FALLBACK,
                    chain.delegators(),
                    chain.limits());
        }
    }

    /** How the caller may decide the review; refuses those who may not. */
    public Authority require(DealTransaction tx, Caller caller, Review review) {
        return ways(tx, caller, review).get(0);
    }

    /** All ways in which the caller may decide the review, the one that counts first; refuses those who have none. */
    public List<Authority> ways(DealTransaction tx, Caller caller, Review review) {
        if (tx.changed()) {
            throw new IllegalStateException("Who may decide is asked before the deal changes");
        }
        requireNoExclusion(tx, caller);
        DelegationChains chains = tx.once(DelegationChains.class, () -> approvers.on(tx.today()));
        List<Asked> asked = jdbc.query(
                OF_CALLER,
                EligibilitySql.parameters(chains)
                        .addValue("caller", caller.id())
                        .addValue("review", review.id()),
                (row, number) -> new Asked(
                        chains.all().get(row.getInt("id")),
                        row.getInt("unconflicted") == 1,
                        row.getInt("within") == 1));
        List<Authority> ways = asked.stream()
                .filter(way -> way.unconflicted() && way.within())
                .map(way -> way.authority(review))
                .toList();
        if (ways.isEmpty()) {
            throw refusal(tx, caller, review, asked);
        }
        return ways;
    }

    /** The first of the ways whose limits also contain what the caller proposes; refuses where none do. */
    public static Authority within(List<Authority> ways, Extent proposed, DealTransaction tx, Caller caller) {
        return ways.stream()
                .filter(way -> way.limits().contain(proposed))
                .findFirst()
                .orElseThrow(() ->
                        outside(tx, caller, "The proposal", ways.get(0).limits().objections(proposed)));
    }

    /** All present people who may decide the open review on that day; if empty, administrators must appoint an approver. */
    public List<Person> of(String review, LocalDate day) {
        List<String> ids = jdbc.queryForList(
                ALL, EligibilitySql.parameters(approvers.on(day)).addValue("review", review), String.class);
        return people.findAll(ids).stream()
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    private static Refusal outside(DealTransaction tx, Caller caller, String what, List<String> objections) {
        return Access.refuse(
                ProblemType.OUTSIDE_AUTHORITY,
                caller,
                tx.deal(),
                "%s is outside your authority, or that of the people you decide for: %s"
                        .formatted(what, String.join("; ", objections)));
    }

    private static Refusal refusal(DealTransaction tx, Caller caller, Review review, List<Asked> asked) {
        if (asked.isEmpty()) {
            return Access.forbidden(
                    caller, tx.deal(), "This review is for " + review.function().spoken());
        }
        if (tx.parties().contains(caller.id())) {
            return Access.refuse(
                    ProblemType.CONFLICT_OF_INTEREST,
                    caller,
                    tx.deal(),
                    "You cannot decide on a deal that you submitted, owned or were credited on");
        }
        if (tx.conflicts().contains(new Conflict(caller.id(), review.function().name(), Conflict.Reason.DECIDED))) {
            return Access.refuse(
                    ProblemType.OTHER_FUNCTION_DECIDED,
                    caller,
                    tx.deal(),
                    "You cannot decide for two functions on one deal");
        }
        if (review.isOpen() && review.ballot().holds(caller.id())) {
            return new Refusal(
                    ProblemType.VOTED_ALREADY,
                    "You, or your delegate, already voted on review %s".formatted(review.id()));
        }
        Optional<Asked> outside = asked.stream().filter(Asked::unconflicted).findFirst();
        if (outside.isPresent()) {
            return outside(
                    tx, caller, "The deal", outside.get().chain().limits().objections(review.extent()));
        }
        return Access.refuse(
                ProblemType.CONFLICT_OF_INTEREST,
                caller,
                tx.deal(),
                "All people you could decide for have a part in this deal, have decided for another function on it or have voted");
    }

    /** Administrators and CRM clients never decide, even if they hold other roles. */
    private static void requireNoExclusion(DealTransaction tx, Caller caller) {
        Set<RoleExclusions.Pair> pairs = RoleExclusions.among(caller.roles()).stream()
                .filter(pair -> pair.one().approves() || pair.other().approves())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!pairs.isEmpty()) {
            throw Access.refuse(
                    ProblemType.ROLES_EXCLUDE,
                    caller,
                    tx.deal(),
                    pairs.stream().map(Object::toString).collect(Collectors.joining("; "))
                            + " exclude each other: who holds both decides no review");
        }
    }

    public static Role role(ApprovalFunction function) {
        return Role.valueOf(function.name());
    }
}
