package org.dealdesk.approval.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.policy.ApprovalFunction;

/**
 * How a review is called: {@code D-000123.2.FINANCE} is the review by finance in the second round of D-000123. The name says which
 * deal to lock, so no look-up is needed first.
 */
public record ReviewId(DealNumber deal, int round, ApprovalFunction function) {

    private static final Pattern SHAPE = Pattern.compile("(D-[0-9]{6,18})\\.([1-9][0-9]{0,8})\\.([A-Z_]{1,20})");

    static ReviewId of(Deal deal, ApprovalFunction function) {
        return new ReviewId(deal.number(), deal.rounds(), function);
    }

    public static Optional<ReviewId> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (ApprovalFunction function : ApprovalFunction.values()) {
            if (function.name().equals(matcher.group(3))) {
                return DealNumber.parse(matcher.group(1))
                        .map(deal -> new ReviewId(deal, Integer.parseInt(matcher.group(2)), function));
            }
        }
        return Optional.empty();
    }

    /** The name of the round that a deal is in. */
    public static String round(Deal deal) {
        return deal.number() + "." + deal.rounds();
    }

    @Override
    public String toString() {
        return deal + "." + round + "." + function;
    }
}
