package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.DealConflicts;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.eligibility.Eligibility.Authority;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.revision.Arbitration;
import org.dealdesk.approval.revision.Conditions;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * Decides a review. Of several decisions at once the first counts and the others are refused with its approver; the last approval that
 * is required approves the deal and accrues its commission in the same transaction.
 */
@Component
public class DecideReview {

    private final DealTransactions steps;
    private final Reviews reviews;
    private final Eligibility eligibility;
    private final Access access;
    private final CounterOffers counterOffers;
    private final Policies policies;
    private final Revisions revisions;
    private final ApprovalProcess process;
    private final DealViews views;

    DecideReview(
            DealTransactions steps,
            Reviews reviews,
            Eligibility eligibility,
            Access access,
            CounterOffers counterOffers,
            Policies policies,
            Revisions revisions,
            ApprovalProcess process,
            DealViews views) {
        this.steps = steps;
        this.reviews = reviews;
        this.eligibility = eligibility;
        this.access = access;
        this.counterOffers = counterOffers;
        this.policies = policies;
        this.revisions = revisions;
        this.process = process;
        this.views = views;
    }

    public DealView decide(String reviewId, Verdict verdict, Faults faults, Caller caller) {
        if (verdict.outcome() != null && verdict.outcome().needsComment() && verdict.comment() == null) {
            faults.add("/comment", "missing", "is required with " + verdict.outcome());
        }
        verdict.checkParts(faults);
        faults.refuseIfAny();
        ReviewId id = ReviewId.parse(reviewId).orElseThrow(() -> Refusal.notFound("review " + reviewId));
        DealRef ref = new DealRef(id.deal(), null);
        return views.of(steps.on(
                ref,
                caller,
                deal -> access.requireVisible(deal, caller),
                step -> decide(step, reviewId, verdict, caller)));
    }

    private void decide(DealTransaction step, String reviewId, Verdict verdict, Caller caller) {
        step.know(reviews.of(step.deal().id()));
        Review review = step.requireReview(reviewId);
        Authority authority = eligibility.require(step, caller, review);
        requireOpen(step.deal(), review, verdict);
        if (step.deal().isAppealed()) {
            requireArbitration(review, verdict);
        }
        requireKeptConditions(step, verdict);
        if (verdict.proposal() != null) {
            counterOffers.check(step.deal(), step.reviews(), review, verdict.proposal(), step.now(), caller);
        }
        step.onBehalfOf(authority.onBehalfOf());
        step.conflicted(DealConflicts.ofDecision(review.function(), authority.people(caller)));
        if (review.ballot().isByVotes()) {
            vote(step, review, verdict, authority, caller);
        } else {
            settle(step, review, verdict, authority, caller);
        }
    }

    private static void requireArbitration(Review review, Verdict verdict) {
        Faults faults = new Faults();
        Arbitration.checkPossible(review, verdict, faults);
        Arbitration.checkReasoned(review, verdict, faults);
        faults.refuseIfAny();
    }

    /** One of several votes; the one that settles it makes the decision. */
    private void vote(DealTransaction step, Review review, Verdict verdict, Authority authority, Caller caller) {
        Conditions.requireNone(verdict);
        Ballot.Vote vote =
                new Ballot.Vote(caller.id(), authority.onBehalfOf(), verdict.outcome(), verdict.comment(), step.now());
        Review voted = review.decidedBy(review.ballot().with(vote));
        reviews.vote(review, vote);
        step.know(List.of(voted));
        ObjectNode data = review.reference();
        data.put("outcome", vote.outcome().name());
        data.put("comment", vote.comment());
        step.record(EventType.VOTE_CAST, data);
        voted.ballot()
                .result()
                .ifPresent(
                        outcome -> settle(step, voted, verdict.settling(outcome, voted.ballot()), authority, caller));
    }

    private void settle(DealTransaction step, Review review, Verdict verdict, Authority authority, Caller caller) {
        boolean appeal = step.deal().isAppealed();
        Review decided = review.decided(new Decision(
                verdict.outcome(),
                appeal ? Arbitration.cover(review, verdict.outcome(), authority.cover()) : authority.cover(),
                caller.id(),
                authority.onBehalfOf(),
                verdict.comment(),
                verdict.conditions(),
                completed(step, verdict.proposal()),
                step.now()));
        step.closed(decided);
        reviews.decide(decided, step.deal().figures().policyVersion());
        step.record(EventType.REVIEW_DECIDED, summary(decided));
        if (appeal) {
            arbitrate(step, decided);
        } else {
            follow(step, decided);
        }
    }

    private void follow(DealTransaction step, Review review) {
        switch (review.decision().outcome()) {
            case APPROVE -> process.advance(step, review.engineTask());
            case REJECT -> reject(step, review);
            case REQUEST_CHANGES -> {
                step.become(step.deal().after(EventType.CHANGES_REQUESTED));
                step.record(EventType.CHANGES_REQUESTED, JsonNodeFactory.instance.objectNode());
                step.roundEnded();
                process.requestChanges(step, review.engineTask());
            }
        }
    }

    /** On appeal a function takes a position, which does not end the round; the committee decides. */
    private void arbitrate(DealTransaction step, Review review) {
        if (review.function() != ApprovalFunction.COMMITTEE) {
            process.advance(step, review.engineTask());
            return;
        }
        Arbitration.supersede(step, review);
        if (review.decision().outcome() == Outcome.REJECT) {
            reject(step, review);
        } else {
            Arbitration.recordOverride(step, review);
            process.advance(step, review.engineTask());
        }
    }

    /** A function's rejection can be appealed for some days; the committee's, and every one on appeal, is final. */
    private void reject(DealTransaction step, Review review) {
        LocalDate appealUntil = review.function() == ApprovalFunction.COMMITTEE
                ? null
                : policies.version(step.deal().figures().policyVersion())
                        .approval()
                        .appealUntil(step.today());
        step.become(step.deal().rejected(appealUntil));
        step.record(
                EventType.DEAL_REJECTED,
                JsonNodeFactory.instance.objectNode().put("appealUntil", Objects.toString(appealUntil, null)));
        step.roundEnded();
        process.reject(step, review.engineTask());
    }

    /** A condition that this revision breaks would be a counter-offer, not an approval. */
    private void requireKeptConditions(DealTransaction step, Verdict verdict) {
        if (verdict.conditions().isEmpty()) {
            return;
        }
        Revision revision =
                revisions.find(step.deal().id(), step.deal().revision()).orElseThrow();
        step.revision(revision);
        Policy policy = policies.version(step.deal().figures().policyVersion());
        Conditions.requireKept(verdict.conditions(), revision.proposal(), policy);
    }

    private static Proposal completed(DealTransaction step, Proposal proposal) {
        return proposal == null ? null : proposal.completedFor(step.deal().owner());
    }

    private static void requireOpen(Deal deal, Review review, Verdict verdict) {
        if (review.decision() != null) {
            Decision by = review.decision();
            throw new Refusal(
                            ProblemType.REVIEW_DECIDED,
                            "%s decided %s at %s".formatted(by.actor(), by.outcome(), by.decidedAt()))
                    .with("decidedBy", by.actor())
                    .with("decidedAt", by.decidedAt().toString())
                    .with("outcome", by.outcome().name());
        }
        if (deal.revision() != verdict.revision()) {
            throw new Refusal(
                            ProblemType.REVISION_MOVED_ON,
                            "%s is at revision %d; the decision was for revision %d"
                                    .formatted(deal.number(), deal.revision(), verdict.revision()))
                    .with("revision", deal.revision());
        }
        if (!review.isOpen()) {
            throw new Refusal(
                            ProblemType.REVIEW_CLOSED,
                            "The review is %s; %s is %s".formatted(review.status(), deal.number(), deal.status()))
                    .with("dealStatus", deal.status().name());
        }
    }

    private static ObjectNode summary(Review review) {
        ObjectNode data = review.reference();
        data.put("outcome", review.decision().outcome().name());
        data.put("cover", review.decision().cover().name());
        data.put("comment", review.decision().comment());
        if (!review.decision().conditions().isEmpty()) {
            data.set("conditions", Reviews.toJson(review.decision().conditions()));
        }
        if (review.decision().proposal() != null) {
            data.put(
                    "proposalSha256",
                    CanonicalJson.sha256(ProposalJson.text(review.decision().proposal())));
        }
        return data;
    }
}
