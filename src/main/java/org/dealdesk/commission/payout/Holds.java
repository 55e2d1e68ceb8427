package org.dealdesk.commission.payout;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is not paid for now.
 *
 * @param people none of whose positive entries is paid
 * @param deals on which no positive entry is paid, nor on their change orders
 * @param contract of a change order the deal that it changes, of any other deal itself
 */
public record Holds(Set<String> people, Set<String> deals, UnaryOperator<String> contract) {

    /** No hold. */
    public static final Holds NONE = new Holds(Set.of(), Set.of(), deal -> deal);

    public Holds {
        people = Set.copyOf(people);
        deals = Set.copyOf(deals);
    }

    /** What takes commission back is never held, so that a hold raises no line. */
    boolean hold(UnsettledEntry entry) {
        return !entry.isNegative()
                && (people.contains(entry.person())
                        || holdsDeal(entry.transaction().deal()));
    }

    private boolean holdsDeal(String deal) {
        return deal != null && (deals.contains(deal) || deals.contains(contract.apply(deal)));
    }
}
