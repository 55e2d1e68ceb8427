package org.dealdesk.approval.eligibility;

import java.util.List;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.approval.work.EachDeal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm for each review that no active person can decide: whenever people or delegations change, and every few minutes, since
 * absences and delegations begin and end by themselves. Reviews that open, and decisions that leave others open, are looked at in
 * their own transaction.
 */
@Component
public class UnassignableReviewSweep {

    private static final String TASK = "watch-reviews";
    private static final int BATCH = 100;

    private final DealTransactions dealTransactions;
    private final UnassignableReviews unassignable;
    private final People people;
    private final Transactions transactions;
    private final EachDeal each;

    UnassignableReviewSweep(
            DealTransactions dealTransactions,
            UnassignableReviews unassignable,
            People people,
            Transactions transactions,
            EachDeal each) {
        this.dealTransactions = dealTransactions;
        this.unassignable = unassignable;
        this.people = people;
        this.transactions = transactions;
        this.each = each;
    }

    /**
     * Raises and ends alarms once the current transaction is stored, so that it holds no deals, and of a bounded number of deals: the
     * rest waits for the next sweep.
     */
    void look() {
        transactions.afterwards(() -> each.through(TASK, unassignable.changed(0, BATCH), this::check));
    }

    /** Raises and ends alarms, deal after deal. */
    public void lookAtAll() {
        each.through(TASK, after -> unassignable.changed(after, BATCH), this::check);
    }

    private void check(DealNumber number) {
        dealTransactions.inDueTime(new DealRef(number, null), unassignable::check);
    }

    /** The open reviews that would have no eligible approver if that person left today; without one, those that have none now. */
    public List<StuckReview> without(String person, String after, int limit, Caller caller) {
        if (!caller.is(Role.ADMIN)
                && !caller.is(Role.AUDITOR)
                && caller.leadOf().isEmpty()) {
            throw Access.forbidden(caller, null, "Only administrators, auditors and leads can read this");
        }
        return transactions.read(() -> {
            if (person != null && people.find(person).isEmpty()) {
                throw InvalidInput.of("/without", "unknown-person", "is not in the directory");
            }
            return unassignable.page(person, after, limit);
        });
    }
}
