package org.dealdesk.backtest.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.policy.ApprovalFunction;

/**
 * One deal under two versions.
 *
 * @param place where it stood in its source, by which equals are put in order
 * @param deal its number, or what the upload calls it
 * @param revision null for an uploaded deal
 * @param silent guardrails of the candidate that could not be asked, because the customer's other deals are not known
 */
public record DealComparison(
        long place,
        String deal,
        Integer revision,
        String customer,
        VersionVerdict then,
        VersionVerdict now,
        List<String> silent) {

    /** The largest changes first: newly blocked or unblocked, then newly with or without approvals, then by functions and TCV. */
    static final Comparator<DealComparison> MOST_CHANGED = Comparator.comparingInt(DealComparison::crossings)
            .thenComparingInt(DealComparison::functionsMoved)
            .thenComparing(DealComparison::size)
            .reversed()
            .thenComparingLong(DealComparison::place);

    boolean changed() {
        return then.outcome() != now.outcome()
                || !then.asked().equals(now.asked())
                || then.commission().compareTo(now.commission()) != 0;
    }

    /** Asked for now and not then. */
    Set<ApprovalFunction> added() {
        return without(now.asked(), then.asked());
    }

    /** Asked for then and no more. */
    Set<ApprovalFunction> removed() {
        return without(then.asked(), now.asked());
    }

    /** The guardrails and terms that say something else than then, by name. */
    Set<String> because() {
        Map<String, String> before = then.reasons().get();
        Map<String, String> after = now.reasons().get();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> after.containsKey(name) && after.get(name).equals(before.get(name)));
        return names;
    }

    private int crossings() {
        if (then.blocked() != now.blocked()) {
            return 2;
        }
        return (then.outcome() == Outcome.CLEAR) != (now.outcome() == Outcome.CLEAR) ? 1 : 0;
    }

    private int functionsMoved() {
        return added().size() + removed().size();
    }

    private BigDecimal size() {
        return now.tcv();
    }

    private static Set<ApprovalFunction> without(Set<ApprovalFunction> some, Set<ApprovalFunction> others) {
        Set<ApprovalFunction> left = EnumSet.noneOf(ApprovalFunction.class);
        left.addAll(some);
        left.removeAll(others);
        return left;
    }
}
