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
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.revision.Arbitration;
import org.dealdesk.approval.revision.Conditions;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Component;

/**
 * Decides a review. Of several decisions at once the first counts and the others are refused with its approver; the last approval that
 * is required approves the deal and accrues its commission in the same transaction.
 */
@Component
public class DecideReview {

    private final DealTransactions transactions;
    private final Eligibility eligibility;
    private final Access access;
    private final CounterOffers counterOffers;
    private final CurrentRevision current;
    private final ApprovalProcess process;
    private final DealViews views;

    DecideReview(
            DealTransactions transactions,
            Eligibility eligibility,
            Access access,
            CounterOffers counterOffers,
            CurrentRevision current,
            ApprovalProcess process,
            DealViews views) {
        this.transactions = transactions;
        this.eligibility = eligibility;
        this.access = access;
        this.counterOffers = counterOffers;
        this.current = current;
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
        return views.of(transactions.on(
                ref, caller, deal -> access.requireVisible(deal, caller), tx -> decide(tx, reviewId, verdict, caller)));
    }

    private void decide(DealTransaction tx, String reviewId, Verdict verdict, Caller caller) {
        Review review = tx.reviews().require(reviewId);
        List<Authority> ways = eligibility.ways(tx, caller, review);
        requireOpen(tx.deal(), review, verdict);
        if (tx.deal().isAppealed()) {
            requireArbitration(review, verdict);
        }
        requireKeptConditions(tx, verdict);
        Authority authority = verdict.proposal() == null
                ? ways.get(0)
                : Eligibility.within(ways, proposed(tx, review, verdict, caller), tx, caller);
        tx.onBehalfOf(authority.onBehalfOf());
        tx.conflicted(DealConflicts.ofDecision(review.function(), authority.people(caller)));
        if (review.ballot().isByVotes()) {
            vote(tx, review, verdict, authority, caller);
        } else {
            settle(tx, review, verdict, authority, caller);
        }
    }

    /** What of the counter-offer is compared with limits of authority; refuses one that could not be submitted. */
    private Extent proposed(DealTransaction tx, Review review, Verdict verdict, Caller caller) {
        return counterOffers
                .check(tx.deal(), tx.reviews().all(), review, verdict.proposal(), tx.now(), caller)
                .extent();
    }

    private static void requireArbitration(Review review, Verdict verdict) {
        Faults faults = new Faults();
        Arbitration.checkPossible(review, verdict, faults);
        Arbitration.checkReasoned(review, verdict, faults);
        faults.refuseIfAny();
    }

    /** One of several votes; the one that settles it makes the decision. */
    private void vote(DealTransaction tx, Review review, Verdict verdict, Authority authority, Caller caller) {
        Conditions.requireNone(verdict);
        Ballot.Vote vote =
                new Ballot.Vote(caller.id(), authority.onBehalfOf(), verdict.outcome(), verdict.comment(), tx.now());
        Review voted = review.decidedBy(review.ballot().with(vote));
        tx.reviews().vote(voted, vote);
        ObjectNode data = review.reference();
        data.put("outcome", vote.outcome().name());
        data.put("comment", vote.comment());
        tx.record(EventType.VOTE_CAST, data);
        voted.ballot()
                .result()
                .ifPresent(outcome -> settle(tx, voted, verdict.settling(outcome, voted.ballot()), authority, caller));
    }

    private void settle(DealTransaction tx, Review review, Verdict verdict, Authority authority, Caller caller) {
        boolean appeal = tx.deal().isAppealed();
        Cover cover = appeal ? Arbitration.cover(review, verdict.outcome(), authority.cover()) : authority.cover();
        Review decided = review.decided(new Decision(
                verdict.outcome(),
                new Decision.By(caller.id(), authority.onBehalfOf(), cover, authority.limits()),
                verdict.comment(),
                verdict.conditions(),
                completed(tx, verdict.proposal()),
                tx.now()));
        tx.reviews().decide(decided);
        tx.record(EventType.REVIEW_DECIDED, summary(decided));
        if (appeal) {
            arbitrate(tx, decided);
        } else {
            follow(tx, decided);
        }
    }

    private void follow(DealTransaction tx, Review review) {
        switch (review.decision().outcome()) {
            case APPROVE -> process.advance(tx, review.engineTask());
            case REJECT -> reject(tx, review);
            case REQUEST_CHANGES -> {
                tx.become(tx.deal().after(EventType.CHANGES_REQUESTED));
                tx.record(EventType.CHANGES_REQUESTED, JsonNodeFactory.instance.objectNode());
                tx.round().end();
                process.requestChanges(tx, review.engineTask());
            }
        }
    }

    /** On appeal a function takes a position, which does not end the round; the committee decides. */
    private void arbitrate(DealTransaction tx, Review review) {
        if (review.function() != ApprovalFunction.COMMITTEE) {
            process.advance(tx, review.engineTask());
            return;
        }
        Arbitration.supersede(tx, review);
        if (review.decision().outcome() == Outcome.REJECT) {
            reject(tx, review);
        } else {
            Arbitration.recordOverride(tx, review);
            process.advance(tx, review.engineTask());
        }
    }

    /** A function's rejection can be appealed for some days; the committee's, and every one on appeal, is final. */
    private void reject(DealTransaction tx, Review review) {
        LocalDate appealUntil = review.function() == ApprovalFunction.COMMITTEE
                ? null
                : current.policy(tx).approval().appealUntil(tx.today());
        tx.become(tx.deal().rejected(appealUntil));
        tx.record(
                EventType.DEAL_REJECTED,
                JsonNodeFactory.instance.objectNode().put("appealUntil", Objects.toString(appealUntil, null)));
        tx.round().end();
        process.reject(tx, review.engineTask());
    }

    /** A condition that this revision breaks would be a counter-offer, not an approval. */
    private void requireKeptConditions(DealTransaction tx, Verdict verdict) {
        if (verdict.conditions().isEmpty()) {
            return;
        }
        Conditions.requireKept(verdict.conditions(), current.of(tx).proposal(), current.policy(tx));
    }

    private static Proposal completed(DealTransaction tx, Proposal proposal) {
        return proposal == null ? null : proposal.completedFor(tx.deal().owner());
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
        if (!review.decision().limits().isNone()) {
            data.set("limits", review.decision().limits().toJson());
        }
        if (!review.decision().conditions().isEmpty()) {
            data.set("conditions", Condition.toJson(review.decision().conditions()));
        }
        if (review.decision().proposal() != null) {
            data.put(
                    "proposalSha256",
                    CanonicalJson.sha256(ProposalJson.text(review.decision().proposal())));
        }
        return data;
    }
}
