package org.dealdesk.approval.revision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * Which earlier approvals stand for a new revision. An approval is an envelope: it holds for everything that is no worse than what
 * it was given for, unless its function has said no since, its conditions are broken or its time is over.
 */
@Component
class CarryOver {

    private static final ApprovalReach NOTHING_COMPARED = new ApprovalReach(List.of(), List.of(), List.of());

    private final Revisions revisions;
    private final Policies policies;

    CarryOver(Revisions revisions, Policies policies) {
        this.revisions = revisions;
        this.policies = policies;
    }

    /**
     * An earlier approval held against the new revision.
     *
     * @param objections why it does not stand, however the two revisions compare
     * @param policy of the new revision
     */
    record Weighed(Review from, List<String> objections, ApprovalReach reach, Policy policy) {

        boolean stands() {
            return objections.isEmpty() && reach.holds();
        }
    }

    /** The approvals whose conditions the new revision breaks, and how. They end for good. */
    Map<Review, List<String>> broken(DealTransaction tx, Appraised next) {
        Map<Review, List<String>> broken = new LinkedHashMap<>();
        for (Review review : tx.reviews().all()) {
            if (review.status() == ReviewStatus.APPROVED) {
                List<String> how = brokenConditions(review.decision().conditions(), next.deal());
                if (!how.isEmpty()) {
                    broken.put(review, how);
                }
            }
        }
        return broken;
    }

    static List<String> brokenConditions(List<Condition> conditions, PricedDeal deal) {
        return conditions.stream()
                .flatMap(condition -> condition.brokenBy(deal).stream())
                .toList();
    }

    /** For each required function that ever approved the deal, the approval that stands, or the last one and why it does not. */
    Map<ApprovalFunction, Weighed> weigh(DealTransaction tx, Appraised next) {
        Map<ApprovalFunction, List<Review>> candidates = new EnumMap<>(ApprovalFunction.class);
        Set<Integer> numbers = new TreeSet<>();
        for (ApprovalFunction function : next.assessment().requiredApprovals()) {
            List<Review> approvals = approvals(tx, function);
            if (!approvals.isEmpty()) {
                candidates.put(function, approvals);
                approvals.forEach(approval -> numbers.add(approval.revision()));
            }
        }
        Map<Integer, Appraised> earlier = new HashMap<>();
        revisions.all(tx.deal().id(), numbers).forEach(revision -> earlier.put(revision.number(), appraised(revision)));
        Map<ApprovalFunction, Weighed> weighed = new EnumMap<>(ApprovalFunction.class);
        candidates.forEach((function, approvals) -> weighed.put(function, best(tx, next, approvals, earlier)));
        return weighed;
    }

    /** A function's approvals since it last said no, the latest first. */
    private static List<Review> approvals(DealTransaction tx, ApprovalFunction function) {
        // An accepted counter-offer is decided already, for the revision that is new.
        List<Review> opened = tx.reviews().opened();
        List<Review> decided = tx.reviews().all().stream()
                .filter(review -> review.function() == function && review.decision() != null)
                .filter(review -> !opened.contains(review))
                .sorted(Comparator.comparing(
                                (Review review) -> review.decision().decidedAt())
                        .reversed())
                .toList();
        List<Review> approvals = new ArrayList<>();
        for (Review review : decided) {
            if (review.decision().outcome() != Outcome.APPROVE) {
                return approvals;
            }
            approvals.add(review);
        }
        return approvals;
    }

    private Weighed best(DealTransaction tx, Appraised next, List<Review> approvals, Map<Integer, Appraised> earlier) {
        Weighed latest = null;
        for (Review approval : approvals) {
            Weighed weighed = weigh(tx, next, approval, earlier.get(approval.revision()));
            if (weighed.stands()) {
                return weighed;
            }
            latest = latest == null ? weighed : latest;
        }
        return latest;
    }

    private Weighed weigh(DealTransaction tx, Appraised next, Review approval, Appraised approved) {
        List<String> objections = new ArrayList<>();
        if (approval.status() == ReviewStatus.VOID) {
            objections.add("a condition of it was broken");
        }
        if (approval.decision().cover() == Cover.OVERRIDE) {
            objections.add("it overrode rejections, for that revision only");
        }
        LocalDate until = next.policy()
                .approval()
                .validUntil(policies.day(approval.decision().decidedAt()));
        if (tx.today().isAfter(until)) {
            objections.add("it was valid until " + until);
        }
        List<String> outside = approval.decision().limits().objections(next.extent());
        if (!outside.isEmpty()) {
            objections.add("it was given under limits of authority: " + String.join("; ", outside));
        }
        String policy = approved.policy().version();
        if (!policies.decideAlike(policy, next.policy().version())) {
            objections.add("it was given under policy " + policy);
            return new Weighed(approval, objections, NOTHING_COMPARED, next.policy());
        }
        ApprovalReach reach = ApprovalReach.of(assessed(approved), assessed(next), approval.function());
        return new Weighed(approval, objections, reach, next.policy());
    }

    private static ApprovalReach.Assessed assessed(Appraised appraised) {
        return new ApprovalReach.Assessed(appraised.deal(), appraised.assessment());
    }

    private Appraised appraised(Revision revision) {
        return RevisionDocument.appraised(
                revision, policies.version(revision.figures().policyVersion()));
    }
}
