package org.dealdesk.approval.eligibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Who can act for which function on a day: each member of a function, and each chain of delegations that begins with one. The shortest
 * chains come first; those of one length are in the order of the names.
 */
public record DelegationChains(List<Chain> all) {

    /** A function is handed on at most so often. */
    private static final int MOST_DELEGATIONS = 5;

    private static final Comparator<Chain> SHORTEST_FIRST = Comparator.<Chain>comparingInt(
                    chain -> chain.people().size())
            .thenComparing(chain -> String.join(",", chain.people()))
            .thenComparing(Chain::function);

    public DelegationChains {
        all = List.copyOf(all);
    }

    /**
     * A member of the function, and the delegates one after another.
     *
     * @param people the member first, the person who acts last; members who act themselves are alone
     * @param present whether the person who acts is not away
     * @param limits of authority for the function, those of all people in the chain together
     */
    public record Chain(ApprovalFunction function, List<String> people, boolean present, Limits limits) {

        public Chain {
            people = List.copyOf(people);
        }

        /** The person who acts. */
        public String actor() {
            return people.get(people.size() - 1);
        }

        /** The member of the function that the person acts for. */
        public String seat() {
            return people.get(0);
        }

        /** All people in whose place the person acts, the member of the function first. */
        public List<String> delegators() {
            return people.subList(0, people.size() - 1);
        }

        private Chain to(Approver delegate) {
            List<String> longer = new ArrayList<>(people);
            longer.add(delegate.id());
            return new Chain(
                    function,
                    longer,
                    delegate.present(),
                    limits.and(delegate.authority().of(function)));
        }
    }

    /**
     * An active person who may approve.
     *
     * @param functions at least one
     * @param authority its limits, also for functions that only a delegation gives
     */
    record Approver(String id, Set<ApprovalFunction> functions, boolean present, Authority authority) {}

    /** A delegation in force on the day. */
    record Handed(String delegator, String delegate, ApprovalFunction function) {}

    /** A chain ends before a delegate who may not approve, and before a person who is in it already. */
    static DelegationChains of(Collection<Approver> approvers, Collection<Handed> delegations) {
        List<Chain> all = new ArrayList<>();
        List<Chain> latest = approvers.stream()
                .flatMap(member -> member.functions().stream()
                        .map(function -> new Chain(
                                function,
                                List.of(member.id()),
                                member.present(),
                                member.authority().of(function))))
                .toList();
        for (int handed = 0; handed <= MOST_DELEGATIONS && !latest.isEmpty(); handed++) {
            all.addAll(latest);
            latest = latest.stream()
                    .flatMap(chain -> delegations.stream()
                            .filter(next -> next.function() == chain.function()
                                    && next.delegator().equals(chain.actor())
                                    && !chain.people().contains(next.delegate()))
                            .flatMap(next -> approvers.stream()
                                    .filter(approver -> approver.id().equals(next.delegate()))
                                    .map(chain::to)))
                    .distinct()
                    .toList();
        }
        return new DelegationChains(all.stream().sorted(SHORTEST_FIRST).toList());
    }

    /** The chains that are left when the person is not there. */
    DelegationChains without(String person) {
        return new DelegationChains(
                all.stream().filter(chain -> !chain.people().contains(person)).toList());
    }
}
