package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.ApprovalFunction;

/** How an appeal is decided: every function takes a position, then the committee approves over the rejections or lets them stand. */
public final class Arbitration {

    private Arbitration() {}

    /** An appeal is about the revision as it is: it is approved or rejected, and an override does not cover later revisions. */
    public static void checkPossible(Review review, Verdict verdict, Faults faults) {
        if (verdict.outcome() == Outcome.REQUEST_CHANGES) {
            faults.add("/outcome", "not-allowed", "an appeal is approved or rejected");
        }
        if (review.function() == ApprovalFunction.COMMITTEE
                && !verdict.conditions().isEmpty()) {
            faults.add("/conditions", "not-allowed", "an override holds for this revision alone and carries none");
        }
    }

    /** The committee says why it overrides: with each vote for it, since any may be the one that settles it. */
    public static void checkReasoned(Review review, Verdict verdict, Faults faults) {
        if (review.function() == ApprovalFunction.COMMITTEE
                && verdict.outcome() == Outcome.APPROVE
                && verdict.comment() == null) {
            faults.add("/comment", "missing", "is required: an approval on appeal overrides rejections");
        }
    }

    public static Cover cover(Review review, Outcome outcome, Cover given) {
        return review.function() == ApprovalFunction.COMMITTEE && outcome == Outcome.APPROVE ? Cover.OVERRIDE : given;
    }

    /** What the committee said of the revision before the appeal gives way to what it says now. */
    public static void supersede(DealTransaction tx, Review decided) {
        List<Review> before = tx.reviews().all().stream()
                .filter(review -> review.function() == ApprovalFunction.COMMITTEE
                        && review.revision() == decided.revision()
                        && review.status() == ReviewStatus.APPROVED
                        && !review.id().equals(decided.id()))
                .toList();
        before.forEach(
                review -> tx.voidApproval(review, List.of("the committee has decided the appeal as " + decided.id())));
    }

    /** The override, with all positions. */
    public static void recordOverride(DealTransaction tx, Review decided) {
        ApprovalCoverage covering = new ApprovalCoverage(tx, List.of());
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("review", decided.id());
        ArrayNode overridden = data.putArray("overridden");
        covering.rejections().forEach(review -> overridden.add(review.function().name()));
        ArrayNode positions = data.putArray("positions");
        covering.positions().forEach(review -> positions.add(position(review)));
        tx.record(EventType.REJECTIONS_OVERRIDDEN, data);
    }

    private static ObjectNode position(Review review) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("function", review.function().name());
        json.put("review", review.id());
        json.put("outcome", review.decision().outcome().name());
        json.put("decidedBy", review.decision().actor());
        json.put("comment", review.decision().comment());
        return json;
    }
}
