package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.CarryOver.Weighed;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.gate.Envelope;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/**
 * What a resubmission makes of what was decided before: approvals end, carry over, or are asked for again; rejections have to be
 * answered.
 */
@Component
public class EarlierApprovals {

    private final CarryOver carryOver;
    private final Rejections rejections;

    EarlierApprovals(CarryOver carryOver, Rejections rejections) {
        this.carryOver = carryOver;
        this.rejections = rejections;
    }

    /** Refuses a resubmission that does not improve on a rejected revision. */
    public void requireRejectionsAnswered(DealTransaction tx, Appraised next, Optional<Review> offer) {
        if (tx.deal().revision() > 0) {
            rejections.requireAnswered(tx, next, offer);
        }
    }

    /** {@code covered} are the functions that need no earlier approval any more. */
    public void weigh(DealTransaction tx, Revision revision, Appraised next, Set<ApprovalFunction> covered) {
        if (revision.number() > 1) {
            voidBroken(tx, next);
            carryOver(tx, revision, next, covered);
        }
    }

    /** Ends the approvals whose conditions the new revision breaks. */
    private void voidBroken(DealTransaction tx, Appraised next) {
        carryOver.broken(tx, next).forEach(tx::voidApproval);
    }

    /** Carries over what stands, and keeps for the others what they will be shown when they are asked. */
    private void carryOver(DealTransaction tx, Revision revision, Appraised next, Set<ApprovalFunction> except) {
        Map<ApprovalFunction, Review.Earlier> lapsed = new EnumMap<>(ApprovalFunction.class);
        Extent extent = next.extent();
        carryOver.weigh(tx, next).forEach((function, weighed) -> {
            if (except.contains(function)) {
                return;
            }
            ObjectNode compared = toJson(weighed);
            Review.Earlier earlier = new Review.Earlier(weighed.from().id(), CanonicalJson.write(compared));
            if (weighed.stands()) {
                tx.reviews()
                        .open(Review.of(
                                        tx.deal(),
                                        function,
                                        ReviewStatus.CARRIED_OVER,
                                        RevisionDocument.reasons(revision, function),
                                        extent,
                                        tx.now(),
                                        tx.now())
                                .after(earlier));
                tx.record(EventType.APPROVAL_CARRIED_OVER, compared.put("function", function.name()));
            } else {
                lapsed.put(function, earlier);
            }
        });
        tx.round().earlier(lapsed);
    }

    private static ObjectNode toJson(Weighed weighed) {
        Review from = weighed.from();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("review", from.id());
        json.put("revision", from.revision());
        json.put("decidedBy", from.decision().actor());
        json.put("decidedAt", from.decision().decidedAt().toString());
        givenBy(from).forEach(json.putArray("givenBy")::add);
        json.put("stands", weighed.stands());
        ArrayNode because = json.putArray("because");
        weighed.objections().forEach(because::add);
        weighed.reach().objections().forEach(because::add);
        ArrayNode measures = json.putArray("measures");
        weighed.reach().compared().forEach(compared -> measures.add(toJson(compared)));
        ArrayNode amounts = json.putArray("amounts");
        BigDecimal most = weighed.policy().approval().envelope().maxGrowthPct();
        weighed.reach().money().forEach(growth -> amounts.add(toJson(growth, most)));
        return json;
    }

    private static ObjectNode toJson(Growth growth, BigDecimal most) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("figure", growth.figure().name());
        json.put("approved", Growth.inMinorUnits(growth.approved(), growth.currency()));
        json.put("now", Growth.inMinorUnits(growth.now(), growth.currency()));
        json.put("currency", growth.currency().code());
        json.put("objection", growth.objection(most));
        return json;
    }

    /** All people behind the approval: the actor, the people decided for, and the voters for it. */
    private static Set<String> givenBy(Review from) {
        Set<String> people = new TreeSet<>(from.decision().onBehalfOf());
        people.add(from.decision().actor());
        for (Ballot.Vote vote : from.ballot().votes()) {
            if (vote.outcome() == Outcome.APPROVE) {
                people.add(vote.person());
                people.addAll(vote.onBehalfOf());
            }
        }
        return people;
    }

    private static ObjectNode toJson(Envelope.Compared compared) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("guardrail", compared.guardrail());
        json.put("approved", compared.approved());
        json.put("now", compared.now());
        json.put("objection", compared.objection());
        return json;
    }
}
