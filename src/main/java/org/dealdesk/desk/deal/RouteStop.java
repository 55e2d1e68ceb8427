package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/**
 * One function on the way of the latest revision, in the order in which they are asked.
 *
 * @param state a review's status, {@code AHEAD} where it has not been asked yet, {@code SPARED} where it never will be
 * @param task null where the function has not been asked
 * @param decided null before the decision
 * @param lapsed null where no earlier approval of the function has lapsed
 */
record RouteStop(String function, String state, Task task, Decided decided, Lapsed lapsed) {

    /**
     * The review that the function was asked for.
     *
     * @param ballot how the committee votes, or null
     */
    record Task(String review, String assignee, Viewer.Moment dueAt, boolean overdue, BallotText ballot) {}

    /** Who decided, and what they said. */
    record Decided(
            String by,
            List<String> onBehalfOf,
            Viewer.Moment at,
            String comment,
            List<ConditionText> conditions,
            boolean counterOffer) {}

    /**
     * An earlier approval of the function that does not stand any more.
     *
     * @param because why it lapsed
     * @param grown the amounts that it does not cover any more
     */
    record Lapsed(List<String> because, List<Grown> grown) {}

    /** An amount that is larger than an earlier approval covers; {@code which} is 0 for the contract value, 1 for the commission. */
    record Grown(int which, String before, String now) {}

    public boolean isLate() {
        return task != null && task.overdue();
    }

    private static final String AHEAD = "AHEAD";
    private static final String SPARED = "SPARED";

    static List<RouteStop> of(DealView view, Policy policy, Names names, Instant now, Viewer viewer) {
        List<RouteStop> stops = new ArrayList<>();
        for (ApprovalFunction function : ApprovalFunction.values()) {
            Optional<Review> review = latest(view, function);
            if (review.isPresent()) {
                stops.add(of(review.get(), view, policy, names, now, viewer));
            } else if (view.revision().required().contains(function.name())) {
                String state = view.deal().status() == DealStatus.IN_REVIEW ? AHEAD : SPARED;
                stops.add(new RouteStop(function.name(), state, null, null, null));
            }
        }
        return stops;
    }

    /** Of the latest revision, and the last where an appeal asked again. */
    private static Optional<Review> latest(DealView view, ApprovalFunction function) {
        return view.reviews().stream()
                .filter(review -> review.function() == function)
                .filter(review -> review.revision() == view.deal().revision())
                .reduce((first, second) -> second);
    }

    private static RouteStop of(Review review, DealView view, Policy policy, Names names, Instant now, Viewer viewer) {
        return new RouteStop(
                review.function().name(),
                review.status().name(),
                new Task(
                        review.id(),
                        names.of(review.assignee()),
                        viewer.moment(review.dueAt()),
                        review.isOpen()
                                && review.dueAt() != null
                                && review.dueAt().isBefore(now),
                        BallotText.of(review.ballot(), names, viewer)),
                decided(deciding(review, view).decision(), policy, names, viewer),
                lapsed(review, policy, viewer));
    }

    private static Decided decided(Decision decision, Policy policy, Names names, Viewer viewer) {
        return decision == null
                ? null
                : new Decided(
                        names.of(decision.actor()),
                        decision.onBehalfOf().stream().map(names::of).toList(),
                        viewer.moment(decision.decidedAt()),
                        decision.comment(),
                        decision.conditions().stream()
                                .map(condition -> ConditionText.of(condition, policy))
                                .toList(),
                        decision.proposal() != null);
    }

    private static Lapsed lapsed(Review review, Policy policy, Viewer viewer) {
        if (review.earlier() == null || review.status() == ReviewStatus.CARRIED_OVER) {
            return null;
        }
        JsonNode compared = CanonicalJson.read(review.earlier().compared());
        return new Lapsed(because(compared), grown(compared, policy, viewer));
    }

    /** The review itself, or the one whose approval carried over to it. */
    private static Review deciding(Review review, DealView view) {
        if (review.status() != ReviewStatus.CARRIED_OVER) {
            return review;
        }
        return view.reviews().stream()
                .filter(known -> known.id().equals(review.earlier().review()))
                .findFirst()
                .orElse(review);
    }

    private static List<Grown> grown(JsonNode compared, Policy policy, Viewer viewer) {
        boolean seesCommission =
                viewer.caller().seesAllDeals() || policy.visibility().repsSeeCost();
        List<Grown> grown = new ArrayList<>();
        for (JsonNode amount : compared.path("amounts")) {
            boolean commission = amount.required("figure").textValue().equals("COMMISSION");
            if (amount.required("objection").isTextual() && (seesCommission || !commission)) {
                String currency = amount.required("currency").textValue();
                grown.add(new Grown(
                        commission ? 1 : 0, shown(amount, "approved", currency), shown(amount, "now", currency)));
            }
        }
        return grown;
    }

    private static String shown(JsonNode amount, String which, String currency) {
        return Format.withUnit(
                Format.amount(new BigDecimal(amount.required(which).textValue()), currency), currency);
    }

    private static List<String> because(JsonNode compared) {
        List<String> reasons = new ArrayList<>();
        compared.path("because").forEach(reason -> reasons.add(reason.textValue()));
        return Collections.unmodifiableList(reasons);
    }
}
