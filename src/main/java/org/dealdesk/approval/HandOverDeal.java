package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Component;

/**
 * An administrator transfers a deal to another rep, who then sees it and acts for it. The former owner stays a party to it and
 * never decides on it; what was submitted, and who is credited in it, stays as it is.
 */
@Component
public class HandOverDeal {

    private final DealTransactions transactions;
    private final Access access;
    private final Reviews reviews;
    private final People people;
    private final DealViews views;

    HandOverDeal(DealTransactions transactions, Access access, Reviews reviews, People people, DealViews views) {
        this.transactions = transactions;
        this.access = access;
        this.reviews = reviews;
        this.people = people;
        this.views = views;
    }

    public DealView handOver(DealRef ref, String owner, Faults faults, Caller caller) {
        return views.of(move(ref, owner, faults, caller));
    }

    /** The same without a view of the deal. */
    DealTransaction move(DealRef ref, String owner, Faults faults, Caller caller) {
        return transactions.on(ref, caller, deal -> requireAdmin(deal, caller), tx -> {
            if (owner != null) {
                check(tx, owner, faults);
            }
            faults.refuseIfAny();
            handOver(tx, owner);
        });
    }

    private void requireAdmin(Deal deal, Caller caller) {
        access.requireVisible(deal, caller);
        if (!caller.is(Role.ADMIN)) {
            throw Access.forbidden(caller, deal, "Only administrators hand a deal over");
        }
    }

    private void check(DealTransaction tx, String owner, Faults faults) {
        Optional<Person> person = people.find(owner);
        if (person.isEmpty()) {
            faults.add("/owner", "unknown-person", "is not in the directory");
        } else if (!person.get().active() || !person.get().has(Role.SALES_REP)) {
            faults.add("/owner", "not-a-rep", "is not an active sales rep");
        }
        if (owner.equals(tx.deal().owner())) {
            faults.add("/owner", "not-allowed", "owns the deal already");
        }
        if (tx.conflicts().stream()
                .anyMatch(
                        conflict -> conflict.person().equals(owner) && conflict.reason() == Conflict.Reason.DECIDED)) {
            faults.add("/owner", "has-decided", "decided on this deal, in person or by a delegate");
        }
    }

    private void handOver(DealTransaction tx, String owner) {
        String before = tx.deal().owner();
        tx.conflicted(List.of(
                Conflict.ofParty(before, Conflict.Reason.OWNER), Conflict.ofParty(owner, Conflict.Reason.OWNER)));
        tx.become(tx.deal().ownedBy(owner));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("from", before);
        data.put("to", owner);
        tx.record(EventType.OWNER_CHANGED, data);
        reviews.withClaims(tx.deal().id(), tx.reviews().all()).stream()
                .filter(review -> review.isOpen() && owner.equals(review.assignee()))
                .forEach(review -> release(tx, review));
    }

    /** The new owner may not decide it any more. */
    private void release(DealTransaction tx, Review review) {
        Review released = review.assignedTo(null);
        tx.reviews().assign(released);
        ObjectNode data = review.reference();
        data.putNull("assignee");
        tx.record(EventType.REVIEW_UNCLAIMED, data);
    }
}
