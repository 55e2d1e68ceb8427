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

    private final DealTransactions steps;
    private final Access access;
    private final Reviews reviews;
    private final People people;
    private final DealViews views;

    HandOverDeal(DealTransactions steps, Access access, Reviews reviews, People people, DealViews views) {
        this.steps = steps;
        this.access = access;
        this.reviews = reviews;
        this.people = people;
        this.views = views;
    }

    public DealView handOver(DealRef ref, String owner, Faults faults, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> requireAdmin(deal, caller), step -> {
            step.know(reviews.of(step.deal().id()));
            if (owner != null) {
                check(step, owner, faults);
            }
            faults.refuseIfAny();
            handOver(step, owner);
        }));
    }

    private void requireAdmin(Deal deal, Caller caller) {
        access.requireVisible(deal, caller);
        if (!caller.is(Role.ADMIN)) {
            throw Access.forbidden(caller, deal, "Only administrators hand a deal over");
        }
    }

    private void check(DealTransaction step, String owner, Faults faults) {
        Optional<Person> person = people.find(owner);
        if (person.isEmpty()) {
            faults.add("/owner", "unknown-person", "is not in the directory");
        } else if (!person.get().active() || !person.get().has(Role.SALES_REP)) {
            faults.add("/owner", "not-a-rep", "is not an active sales rep");
        }
        if (owner.equals(step.deal().owner())) {
            faults.add("/owner", "not-allowed", "owns the deal already");
        }
        if (step.conflicts().stream()
                .anyMatch(
                        conflict -> conflict.person().equals(owner) && conflict.reason() == Conflict.Reason.DECIDED)) {
            faults.add("/owner", "has-decided", "decided on this deal, in person or by a delegate");
        }
    }

    private void handOver(DealTransaction step, String owner) {
        String before = step.deal().owner();
        step.conflicted(List.of(
                Conflict.ofParty(before, Conflict.Reason.OWNER), Conflict.ofParty(owner, Conflict.Reason.OWNER)));
        step.become(step.deal().ownedBy(owner));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("from", before);
        data.put("to", owner);
        step.record(EventType.OWNER_CHANGED, data);
        step.reviews().stream()
                .filter(review -> review.isOpen() && owner.equals(review.assignee()))
                .forEach(review -> release(step, review));
    }

    /** The new owner may not decide it any more. */
    private void release(DealTransaction step, Review review) {
        Review released = review.assignedTo(null);
        reviews.assign(released);
        step.know(List.of(released));
        ObjectNode data = review.reference();
        data.putNull("assignee");
        step.record(EventType.REVIEW_UNCLAIMED, data);
    }
}
