package org.dealdesk.desk.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.TaskList.Task;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.DealTotals;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.BusinessHours;

/** One review in the inbox, with what a decision can be made from. */
record InboxRow(
        ReviewTask task, DealName deal, String owner, DealTotals totals, Reasons reasons, Appeal appeal, Age age) {

    /**
     * The review that is to be decided.
     *
     * @param way how it came to this person
     */
    record ReviewTask(String review, int revision, String function, String assignee, Way way) {}

    /**
     * Why the review was asked for.
     *
     * @param guardrails those that asked: the same for all reviews that are asked for alike
     * @param first what the first finding says; null where only the policy's routing asked
     * @param more what the others say
     */
    record Reasons(String guardrails, String first, List<String> more) {

        private static Reasons of(JsonNode findings) {
            List<String> messages = new ArrayList<>();
            TreeSet<String> guardrails = new TreeSet<>();
            for (JsonNode finding : findings) {
                messages.add(finding.required("message").textValue());
                guardrails.add(finding.required("guardrail").textValue());
            }
            return new Reasons(
                    String.join(" ", guardrails),
                    messages.isEmpty() ? null : messages.get(0),
                    messages.subList(Math.min(1, messages.size()), messages.size()));
        }
    }

    /**
     * Whether the review is one on appeal.
     *
     * @param overrides whether an approval overrides rejections, and so has to say why
     */
    record Appeal(boolean heard, boolean overrides) {}

    /** Why an approver is eligible: as a member of the function, as its fallback, or by delegation. */
    enum Way {
        MEMBER,
        FALLBACK,
        DELEGATE
    }

    /**
     * How long it has waited, of the business hours that its service level gives.
     *
     * @param percent of them, at most 100
     */
    record Age(String waited, String level, int percent, boolean overdue, Viewer.Moment due) {

        private static final long SECONDS_PER_HOUR = 3600;

        static Age of(Review review, BusinessHours hours, Instant now, Viewer viewer) {
            Duration waited = hours.between(review.openedAt(), now);
            Duration level = hours.between(review.openedAt(), review.dueAt());
            long percent = level.isZero() ? 100 : Math.min(100, waited.toSeconds() * 100 / level.toSeconds());
            return new Age(
                    shown(waited),
                    shown(level),
                    (int) percent,
                    review.dueAt().isBefore(now),
                    viewer.moment(review.dueAt()));
        }

        private static String shown(Duration time) {
            long tenths = time.toSeconds() * 10 / SECONDS_PER_HOUR;
            return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
        }
    }

    static InboxRow of(Task task, Age age, Names names, Viewer viewer) {
        Review review = task.review();
        return new InboxRow(
                new ReviewTask(
                        review.id(),
                        review.revision(),
                        review.function().name(),
                        names.of(review.assignee()),
                        way(review, viewer)),
                new DealName(
                        task.deal().toString(),
                        task.headline().name(),
                        task.headline().customerName()),
                names.of(task.owner()),
                DealTotals.of(task.figures(), false),
                Reasons.of(CanonicalJson.read(review.reasons())),
                new Appeal(task.onAppeal(), task.overrides()),
                age);
    }

    private static Way way(Review review, Viewer viewer) {
        if (viewer.caller().is(Role.valueOf(review.function().name()))) {
            return Way.MEMBER;
        }
        boolean standsIn = review.fallback() != null
                && viewer.caller().is(Role.valueOf(review.fallback().name()));
        return standsIn ? Way.FALLBACK : Way.DELEGATE;
    }
}
