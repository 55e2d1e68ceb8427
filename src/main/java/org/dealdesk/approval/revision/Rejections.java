package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * The rejections that a new revision has to answer. A function that rejected a revision is asked again only about an improved one; the same
 * deal is asked about again by appeal. A rejection counts for all later revisions, also after others in between, unless the
 * committee has overridden it.
 */
@Component
class Rejections {

    private final Revisions revisions;
    private final Policies policies;

    Rejections(Revisions revisions, Policies policies) {
        this.revisions = revisions;
        this.policies = policies;
    }

    /** A rejection that the next revision does not answer. */
    record Unanswered(Review review, List<String> guardrails) {

        String inWords() {
            return review.function().spoken() + " rejected revision " + review.revision();
        }
    }

    /**
     * Refuses a revision that does not improve on a rejected one.
     *
     * @param offer the counter-offer that becomes the revision: by its author's own word it is better than what they rejected
     */
    void requireAnswered(DealTransaction tx, Appraised next, Optional<Review> offer) {
        List<Unanswered> unanswered = unanswered(tx.deal(), tx.reviews().all(), next, offer.map(Review::function));
        if (unanswered.isEmpty()) {
            return;
        }
        LocalDate appealUntil = appealUntil(tx, unanswered);
        throw new Refusal(ProblemType.UNCHANGED_SINCE_REJECTION, detail(unanswered, appealUntil))
                .with("rejections", toJson(unanswered))
                .with("appealUntil", Objects.toString(appealUntil, null));
    }

    /**
     * The rejections that a revision would not answer.
     *
     * @param except a function whose rejections do not count
     */
    List<Unanswered> unanswered(
            Deal deal, Collection<Review> reviews, Appraised next, Optional<ApprovalFunction> except) {
        List<Review> standing = reviews.stream()
                .filter(review -> review.status() == ReviewStatus.REJECTED)
                .filter(review -> !except.equals(Optional.of(review.function())))
                .filter(review -> !isOverridden(review, reviews))
                .toList();
        Map<Integer, Appraised> rejected = new HashMap<>();
        for (Revision revision :
                revisions.all(deal.id(), standing.stream().map(Review::revision).collect(Collectors.toSet()))) {
            Policy policy = policies.version(revision.figures().policyVersion());
            rejected.put(revision.number(), RevisionDocument.appraised(revision, policy));
        }
        return standing.stream()
                .flatMap(review -> unanswered(review, rejected.get(review.revision()), next).stream())
                .toList();
    }

    private Optional<Unanswered> unanswered(Review review, Appraised rejected, Appraised next) {
        Improvement improvement = new Improvement(rejected.assessment(), review.function());
        return isMoot(review.function(), rejected, next) || improvement.isIn(next.assessment())
                ? Optional.empty()
                : Optional.of(new Unanswered(review, improvement.guardrails()));
    }

    /** A rejection no longer counts if a changed policy does not ask the function. */
    private boolean isMoot(ApprovalFunction function, Appraised rejected, Appraised next) {
        return !policies.decideAlike(rejected.policy().version(), next.policy().version())
                && !next.assessment().requiredApprovals().contains(function);
    }

    private static boolean isOverridden(Review rejection, Collection<Review> reviews) {
        return reviews.stream()
                .anyMatch(review -> review.revision() == rejection.revision()
                        && review.decision() != null
                        && review.decision().cover() == Cover.OVERRIDE);
    }

    /** Only the latest revision can be appealed for, and only while it is rejected. */
    private static LocalDate appealUntil(DealTransaction tx, List<Unanswered> unanswered) {
        Deal deal = tx.deal();
        LocalDate until = deal.dates().appealUntil();
        boolean possible = deal.status() == DealStatus.REJECTED
                && until != null
                && !tx.today().isAfter(until)
                && unanswered.stream().allMatch(each -> each.review().revision() == deal.revision());
        return possible ? until : null;
    }

    private static String detail(List<Unanswered> unanswered, LocalDate appealUntil) {
        String said = unanswered.stream().map(Unanswered::inWords).collect(Collectors.joining(", "));
        return "%s; no value that it was asked about has improved, and no term was removed. %s"
                .formatted(
                        Character.toUpperCase(said.charAt(0)) + said.substring(1),
                        appealUntil == null
                                ? "It can be appealed no more: change the deal"
                                : "Change the deal, or appeal with it as it is, until " + appealUntil);
    }

    private static ArrayNode toJson(List<Unanswered> unanswered) {
        ArrayNode rejections = JsonNodeFactory.instance.arrayNode();
        for (Unanswered each : unanswered) {
            Review review = each.review();
            ObjectNode json = rejections.addObject();
            json.put("review", review.id());
            json.put("revision", review.revision());
            json.put("function", review.function().name());
            json.put("decidedBy", review.decision().actor());
            each.guardrails().forEach(json.putArray("guardrails")::add);
        }
        return rejections;
    }
}
