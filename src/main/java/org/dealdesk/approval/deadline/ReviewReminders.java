package org.dealdesk.approval.deadline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.approval.work.EachDeal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells of reviews that take long: at half of the function's service level a reminder, at its end an escalation to the function's
 * leads. Each is recorded once a review, however often and however late this is called: what is due, the dates of the review say.
 */
@Component
class ReviewReminders implements ServiceLevels {

    private static final Logger log = LoggerFactory.getLogger(ReviewReminders.class);
    private static final int BATCH = 100;

    private final DealTransactions transactions;
    private final Reviews reviews;
    private final People people;
    private final EachDeal each;

    ReviewReminders(DealTransactions transactions, Reviews reviews, People people, EachDeal each) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.people = people;
        this.each = each;
    }

    @Override
    public void remindAndEscalate() {
        Instant now = transactions.now();
        each.through("service-levels", after -> reviews.withNoticesDue(now, after, BATCH), this::tell);
    }

    private void tell(DealNumber number) {
        DealTransaction done = transactions.inDueTime(new DealRef(number, null), tx -> {
            // Asked again under the lock: what was decided meanwhile needs no reminder.
            each(tx, review -> review.isReminderDue(tx.now())).forEach(review -> remind(tx, review));
            each(tx, review -> review.isEscalationDue(tx.now())).forEach(review -> escalate(tx, review));
        });
        done.events()
                .forEach(event -> log.info(
                        "use_case=service-level deal={} review={} outcome={}",
                        number,
                        event.data().path("review").textValue(),
                        event.type()));
    }

    private List<Review> each(DealTransaction tx, Predicate<Review> due) {
        List<Review> reached = tx.reviews().all().stream().filter(due).toList();
        return reviews.withClaims(tx.deal().id(), reached);
    }

    private void remind(DealTransaction tx, Review review) {
        Review reminded = review.reminded(tx.now());
        note(tx, reminded, EventType.REVIEW_REMINDED, about(reminded));
    }

    private void escalate(DealTransaction tx, Review review) {
        Review escalated = review.escalated(tx.now());
        ObjectNode data = about(escalated);
        ArrayNode leads = data.putArray("leads");
        people.leading(Eligibility.role(review.function())).forEach(lead -> leads.add(lead.id()));
        note(tx, escalated, EventType.REVIEW_ESCALATED, data);
    }

    private void note(DealTransaction tx, Review review, EventType event, ObjectNode data) {
        tx.reviews().notice(review);
        tx.record(event, data);
    }

    private static ObjectNode about(Review review) {
        ObjectNode data = review.reference();
        data.put("remindAt", review.notices().remindAt().toString());
        data.put("dueAt", review.dueAt().toString());
        data.put("assignee", review.assignee());
        return data;
    }
}
