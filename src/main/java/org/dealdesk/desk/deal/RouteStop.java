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
 * @param because why an earlier approval of the function does not stand any more
 * @param grown the amounts that an earlier approval does not cover any more
 * @param ballot how the committee votes, or null
 */
record RouteStop(
        String function,
        String state,
        String review,
        String assignee,
        String decidedBy,
        List<String> onBehalfOf,
        Viewer.Moment openedAt,
        Viewer.Moment dueAt,
        boolean overdue,
        Viewer.Moment decidedAt,
        String comment,
        List<ConditionText> conditions,
        boolean counterOffer,
        List<String> because,
        List<Grown> grown,
        BallotText ballot) {

    /** An amount that is larger than an earlier approval covers; {@code which} is 0 for the contract value, 1 for the commission. */
    record Grown(int which, String before, String now) {}

    private static final String AHEAD = "AHEAD";
    private static final String SPARED = "SPARED";

    static List<RouteStop> of(DealView view, Policy policy, Names names, Instant now, Viewer viewer) {
        List<RouteStop> stops = new ArrayList<>();
        for (ApprovalFunction function : ApprovalFunction.values()) {
            Optional<Review> review = latest(view, function);
            if (review.isPresent()) {
                stops.add(of(review.get(), view, policy, names, now, viewer));
            } else if (view.revision().required().contains(function.name())) {
                stops.add(unasked(function, view.deal().status() == DealStatus.IN_REVIEW ? AHEAD : SPARED));
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

    private static RouteStop unasked(ApprovalFunction function, String state) {
        return new RouteStop(
                function.name(),
                state,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                false,
                null,
                null,
                List.of(),
                false,
                List.of(),
                List.of(),
                null);
    }

    private static RouteStop of(Review review, DealView view, Policy policy, Names names, Instant now, Viewer viewer) {
        Decision decision = deciding(review, view).decision();
        return new RouteStop(
                review.function().name(),
                review.status().name(),
                review.id(),
                names.of(review.assignee()),
                decision == null ? null : names.of(decision.actor()),
                decision == null
                        ? List.of()
                        : decision.onBehalfOf().stream().map(names::of).toList(),
                viewer.moment(review.openedAt()),
                viewer.moment(review.dueAt()),
                review.isOpen() && review.dueAt() != null && review.dueAt().isBefore(now),
                decision == null ? null : viewer.moment(decision.decidedAt()),
                decision == null ? null : decision.comment(),
                decision == null
                        ? List.of()
                        : decision.conditions().stream()
                                .map(condition -> ConditionText.of(condition, policy))
                                .toList(),
                decision != null && decision.proposal() != null,
                because(review),
                grown(review, policy, viewer),
                BallotText.of(review.ballot(), names, viewer));
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

    private static List<Grown> grown(Review review, Policy policy, Viewer viewer) {
        if (review.earlier() == null || review.status() == ReviewStatus.CARRIED_OVER) {
            return List.of();
        }
        boolean seesCommission =
                viewer.caller().seesAllDeals() || policy.visibility().repsSeeCost();
        List<Grown> grown = new ArrayList<>();
        for (JsonNode amount : CanonicalJson.read(review.earlier().compared()).path("amounts")) {
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

    private static List<String> because(Review review) {
        if (review.earlier() == null || review.status() == ReviewStatus.CARRIED_OVER) {
            return List.of();
        }
        JsonNode because = CanonicalJson.read(review.earlier().compared()).path("because");
        List<String> reasons = new ArrayList<>();
        because.forEach(reason -> reasons.add(reason.textValue()));
        return Collections.unmodifiableList(reasons);
    }
}
