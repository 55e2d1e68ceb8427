package org.dealdesk.desk.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.TaskList.Task;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.BusinessHours;

/**
 * One review in the inbox, with what a decision can be made from.
 *
 * @param reason the first of the findings that asked, as they say it; null where only the policy's routing did
 * @param more what the other findings that asked say
 * @param alike the same for all reviews that the same guardrails asked for
 * @param way how it came to this person
 * @param overrides whether an approval of it overrides rejections, and so has to say why
 */
record InboxRow(
        String review,
        int revision,
        String deal,
        String name,
        String customer,
        String owner,
        String function,
        String assignee,
        String currency,
        String net,
        String margin,
        String discount,
        String alike,
        String reason,
        List<String> more,
        Way way,
        boolean onAppeal,
        boolean overrides,
        Age age) {

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
        JsonNode reasons = CanonicalJson.read(review.reasons());
        List<String> messages = new ArrayList<>();
        reasons.forEach(reason -> messages.add(reason.required("message").textValue()));
        String currency = task.figures().policyCurrency();
        return new InboxRow(
                review.id(),
                review.revision(),
                task.deal().toString(),
                task.headline().name(),
                task.headline().customerName(),
                names.of(task.owner()),
                review.function().name(),
                names.of(review.assignee()),
                currency,
                Format.amount(task.figures().netTotal(), currency),
                Format.percent(task.figures().trueMarginPct()),
                Format.percent(task.figures().discountPct()),
                alike(reasons),
                reasons.isEmpty() ? null : messages.get(0),
                messages.subList(Math.min(1, messages.size()), messages.size()),
                way(review, viewer),
                task.onAppeal(),
                task.overrides(),
                age);
    }

    private static String alike(JsonNode reasons) {
        TreeSet<String> guardrails = new TreeSet<>();
        reasons.forEach(reason -> guardrails.add(reason.required("guardrail").textValue()));
        return String.join(" ", guardrails);
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
