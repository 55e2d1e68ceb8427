package org.dealdesk.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.ApprovalCoverage;
import org.dealdesk.approval.revision.Arbitration;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.LockedDeal;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Figures;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.StandingApproval;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.history.EventType;
import org.dealdesk.history.Head;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.database.LockedDeals;

/**
 * Walks through all states of one deal, breadth first, along the product's own rules: the status table, whom a round asks, what
 * covers a function, what votes decide, when an appeal is open. The order of the stages is the diagram's, which its own tests hold
 * to this for each set of functions. What must hold is judged by the decisions alone, not by those rules.
 */
final class ApprovalModel {

    private static final int MOST_REVISIONS = 2;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final List<Set<ApprovalFunction>> STAGES = List.of(
            EnumSet.of(ApprovalFunction.SALES_OPS),
            EnumSet.of(ApprovalFunction.FINANCE, ApprovalFunction.LEGAL),
            EnumSet.of(ApprovalFunction.COMMITTEE));

    private final Set<ApprovalFunction> required;
    private final int quorum;
    private final ModelRules rules;
    private final Set<String> seen = new HashSet<>();
    private final Deque<ModelState> ahead = new ArrayDeque<>();
    private final Set<String> violations = new TreeSet<>();
    private final Set<String> reached = new TreeSet<>();

    ApprovalModel(Set<ApprovalFunction> required, int quorum, ModelRules rules) {
        this.required = required;
        this.quorum = quorum;
        this.rules = rules;
    }

    void explore() {
        Deal draft = new Deal(
                1,
                DealStatus.DRAFT,
                "rep",
                new Deal.Content(null, null, "{}"),
                new Deal.Progress(0, 0, 0, Head.START),
                new Deal.Dates(NOW, null, null, null, null, null, null),
                null);
        visit(new ModelState(draft, List.of(), 0, false, Set.of()));
        while (!ahead.isEmpty()) {
            ModelState state = ahead.poll();
            submit(state);
            decideAll(state);
            recall(state);
            appeal(state);
            end(state);
        }
    }

    int states() {
        return seen.size();
    }

    Set<String> violations() {
        return violations;
    }

    Set<String> reached() {
        return reached;
    }

    private void visit(ModelState state) {
        if (!seen.add(state.key())) {
            return;
        }
        ahead.add(state);
        reached.add(state.deal().status().name());
        List<Review> open = state.reviews().stream().filter(Review::isOpen).toList();
        if (open.isEmpty() == (state.deal().status() == DealStatus.IN_REVIEW)) {
            violations.add(state.deal().status() + " with " + open.size() + " open reviews");
        }
        open.stream()
                .filter(review -> !review.roundId().equals(ReviewId.round(state.deal())))
                .forEach(review -> violations.add("two rounds are open"));
    }

    private void submit(ModelState state) {
        Deal deal = state.deal();
        if (deal.status().editable() && deal.revision() < MOST_REVISIONS) {
            Deal next = new Deal(
                    1,
                    deal.statusAfter(EventType.DEAL_SUBMITTED),
                    "rep",
                    new Deal.Content(null, null, null),
                    new Deal.Progress(deal.revision() + 1, 0, 10 * (deal.revision() + 1), Head.START),
                    new Deal.Dates(NOW, NOW, NOW, null, null, null, null),
                    new Figures(
                            "2026.1",
                            "USD",
                            BigDecimal.ONE,
                            BigDecimal.ONE,
                            BigDecimal.ONE,
                            BigDecimal.ONE,
                            BigDecimal.ONE));
            // What was decided on another revision covers nothing here; carrying over has its own tests.
            goOn(new ModelState(next, List.of(), 0, false, Set.of()));
        }
    }

    /** To the next stage that opens a review, or to the approval. */
    private void goOn(ModelState state) {
        ModelState at = state;
        while (at.stage() < STAGES.size()) {
            List<Review> reviews = new ArrayList<>(at.reviews());
            DealTransaction tx = transaction(at);
            for (ApprovalFunction function : STAGES.get(at.stage())) {
                if (rules.asks(tx, required, function)) {
                    asked(at, function);
                    reviews.add(Review.of(tx.deal(), function, ReviewStatus.OPEN, "[]", LockedDeals.EXTENT, NOW, NOW)
                            .decidedBy(new Ballot(function == ApprovalFunction.COMMITTEE ? quorum : 1, List.of())));
                }
            }
            boolean waits = reviews.size() > at.reviews().size();
            at = new ModelState(at.deal(), reviews, at.stage() + 1, at.late(), at.appeals());
            if (waits) {
                visit(at);
                return;
            }
        }
        approve(at);
    }

    private void asked(ModelState state, ApprovalFunction function) {
        if (function != ApprovalFunction.COMMITTEE
                && state.ofRevision().stream()
                        .anyMatch(review -> review.function() == function && review.decision() != null)) {
            violations.add("asks " + function + " again about one revision");
        }
    }

    /** The gate must agree with the decisions: approval without a function's yes takes the committee's override of its no. */
    private void approve(ModelState state) {
        Set<ApprovalFunction> gate = new ApprovalCoverage(
                        transaction(state),
                        required.stream().map(ApprovalFunction::name).toList())
                .standing().stream().map(StandingApproval::function).collect(Collectors.toSet());
        boolean overridden = state.decided(ApprovalFunction.COMMITTEE, Outcome.APPROVE)
                && state.deal().isAppealed();
        for (ApprovalFunction function : required) {
            boolean covered =
                    state.decided(function, Outcome.APPROVE) || (overridden && state.decided(function, Outcome.REJECT));
            if (!covered) {
                violations.add("APPROVED without " + function);
            }
            if (covered != gate.contains(function)) {
                violations.add("the gate and the decisions differ on " + function);
            }
        }
        if (state.deal().isAppealed()) {
            reached.add("APPROVED on appeal");
        }
        visit(new ModelState(
                state.deal().approved(NOW, TODAY.plusDays(30)), state.reviews(), 0, state.late(), state.appeals()));
    }

    private void decideAll(ModelState state) {
        for (Review review : state.reviews()) {
            if (review.isOpen()) {
                for (Outcome outcome : Outcome.values()) {
                    if (outcome != Outcome.REQUEST_CHANGES || !state.deal().isAppealed()) {
                        vote(state, review, outcome);
                    }
                }
            }
        }
    }

    private void vote(ModelState state, Review review, Outcome outcome) {
        Ballot ballot = review.ballot()
                .with(new Ballot.Vote(
                        review.function() + "-" + review.ballot().votes().size(), List.of(), outcome, "because", NOW));
        Review voted = review.decidedBy(ballot);
        ballot.result()
                .ifPresentOrElse(result -> decide(state, voted, result), () -> visit(state.with(voted, state.deal())));
    }

    private void decide(ModelState state, Review review, Outcome outcome) {
        boolean appeal = state.deal().isAppealed();
        boolean committee = review.function() == ApprovalFunction.COMMITTEE;
        Cover cover = appeal ? Arbitration.cover(review, outcome, Cover.PERSON) : Cover.PERSON;
        Review decided = review.decided(new Decision(
                outcome,
                new Decision.By(review.function().name(), List.of(), cover, Limits.NONE),
                "because",
                List.of(),
                null,
                NOW));
        ModelState after = state.with(decided, state.deal());
        if (outcome == Outcome.APPROVE || (appeal && !committee)) {
            if (after.reviews().stream().noneMatch(Review::isOpen)) {
                goOn(after);
            } else {
                visit(after);
            }
        } else if (outcome == Outcome.REJECT) {
            reached.add(appeal ? "REJECTED on appeal" : "REJECTED");
            endRound(after, state.deal().rejected(committee ? null : TODAY.plusDays(7)));
        } else {
            endRound(after, state.deal().after(EventType.CHANGES_REQUESTED));
        }
    }

    private void recall(ModelState state) {
        if (state.deal().status() == DealStatus.IN_REVIEW) {
            endRound(
                    state,
                    state.deal()
                            .after(state.deal().isAppealed() ? EventType.APPEAL_RECALLED : EventType.DEAL_RECALLED));
        }
    }

    private void appeal(ModelState state) {
        Deal deal = state.deal();
        if (deal.status() != DealStatus.REJECTED) {
            return;
        }
        visit(new ModelState(deal, state.reviews(), 0, true, state.appeals()));
        if (rules.opensAppeal(transaction(state))) {
            if (state.appeals().contains(deal.revision())) {
                violations.add("appealed twice");
            }
            if (state.decided(ApprovalFunction.COMMITTEE, Outcome.REJECT)) {
                violations.add("appealed over the committee");
            }
            if (state.late()) {
                violations.add("appealed too late");
            }
            Set<Integer> appeals = new TreeSet<>(state.appeals());
            appeals.add(deal.revision());
            if (deal.dates().appealUntil() != null) {
                goOn(new ModelState(deal.appealed(), state.reviews(), 0, state.late(), appeals));
            }
        }
    }

    private void end(ModelState state) {
        for (EventType event :
                List.of(EventType.DEAL_WON, EventType.DEAL_LOST, EventType.DEAL_EXPIRED, EventType.DEAL_WITHDRAWN)) {
            if (state.deal().status().after(event).isPresent()) {
                endRound(state, state.deal().after(event));
            }
        }
    }

    private void endRound(ModelState state, Deal deal) {
        List<Review> closed = state.reviews().stream()
                .map(review -> review.isOpen() ? review.cancelled(NOW) : review)
                .toList();
        visit(new ModelState(deal, closed, 0, state.late(), state.appeals()));
    }

    private DealTransaction transaction(ModelState state) {
        LockedDeal locked =
                new LockedDeal(state.deal(), Set.of(Conflict.ofParty("rep", Conflict.Reason.OWNER)), state.reviews());
        return new DealTransaction(locked, "rep", NOW, state.late() ? TODAY.plusDays(8) : TODAY, () -> {
            throw new IllegalStateException("No policy is asked for");
        });
    }
}
