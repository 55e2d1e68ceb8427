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

    private final DealTransactions steps;
    private final Reviews reviews;
    private final People people;
    private final EachDeal each;

    ReviewReminders(DealTransactions steps, Reviews reviews, People people, EachDeal each) {
        this.steps = steps;
        this.reviews = reviews;
        this.people = people;
        this.each = each;
    }

    @Override
    public void remindAndEscalate() {
        Instant now = steps.now();
        each.through("service-levels", after -> reviews.withNoticesDue(now, after, BATCH), this::tell);
    }

    private void tell(DealNumber number) {
        DealTransaction done = steps.inDueTime(new DealRef(number, null), step -> {
            step.know(reviews.of(step.deal().id()));
            // Asked again under the lock: what was decided meanwhile needs no reminder.
            each(step, review -> review.isReminderDue(step.now())).forEach(review -> remind(step, review));
            each(step, review -> review.isEscalationDue(step.now())).forEach(review -> escalate(step, review));
        });
        done.events()
                .forEach(event -> log.info(
                        "use_case=service-level deal={} review={} outcome={}",
                        number,
                        event.data().path("review").textValue(),
                        event.type()));
    }

    private static List<Review> each(DealTransaction step, Predicate<Review> due) {
        return step.reviews().stream().filter(due).toList();
    }

    private void remind(DealTransaction step, Review review) {
        Review reminded = review.reminded(step.now());
        note(step, reminded, EventType.REVIEW_REMINDED, about(reminded));
    }

    private void escalate(DealTransaction step, Review review) {
        Review escalated = review.escalated(step.now());
        ObjectNode data = about(escalated);
        ArrayNode leads = data.putArray("leads");
        people.leading(Eligibility.role(review.function())).forEach(lead -> leads.add(lead.id()));
        note(step, escalated, EventType.REVIEW_ESCALATED, data);
    }

    private void note(DealTransaction step, Review review, EventType event, ObjectNode data) {
        reviews.notice(review);
        step.noticed(review);
        step.record(event, data);
    }

    private static ObjectNode about(Review review) {
        ObjectNode data = review.reference();
        data.put("remindAt", review.notices().remindAt().toString());
        data.put("dueAt", review.dueAt().toString());
        data.put("assignee", review.assignee());
        return data;
    }
}
