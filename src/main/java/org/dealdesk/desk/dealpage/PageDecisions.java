package org.dealdesk.desk.dealpage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Decisions that are sent from pages. A decision that its sender has made before is on record, and is told so; another decision of the
 * same person is refused with what was decided first. The stored decision tells them apart, so a form for a decision needs no key.
 */
@Component
public class PageDecisions {

    /** Where a refusal says what its sender has decided before. */
    public static final String EARLIER = "earlier";

    private static final Set<ProblemType> MOVED_ON = EnumSet.of(
            ProblemType.REVIEW_DECIDED,
            ProblemType.REVIEW_CLOSED,
            ProblemType.REVISION_MOVED_ON,
            ProblemType.WRONG_STATUS,
            ProblemType.VOTED_ALREADY);

    private final Commands commands;
    private final DecideReview decide;
    private final DealViews views;

    PageDecisions(Commands commands, DecideReview decide, DealViews views) {
        this.commands = commands;
        this.decide = decide;
        this.views = views;
    }

    /** Decides, and answers the message that says so. */
    public String decide(String review, Verdict verdict, Faults faults, Viewer viewer) {
        Optional<ReviewId> id = ReviewId.parse(review);
        Command command = Command.of("decide", viewer.caller()).about(id.map(ReviewId::deal));
        try {
            return commands.perform(command, () -> {
                        DealView decided = decide.decide(review, verdict, faults, viewer.caller());
                        return Done.of(decided.deal().status().name(), message(decided, review, verdict.outcome()));
                    })
                    .value();
        } catch (Refusal refusal) {
            if (id.isEmpty() || !hasMovedOn(refusal)) {
                throw refusal;
            }
            return repeated(id.get(), verdict, refusal, viewer);
        }
    }

    /** Whether the refusal says that the review or the deal is no longer as the sender has seen it. */
    static boolean hasMovedOn(Refusal refusal) {
        return MOVED_ON.contains(refusal.type());
    }

    private String repeated(ReviewId id, Verdict verdict, Refusal refusal, Viewer viewer) {
        DealView view = views.read(new DealRef(id.deal(), null), viewer.caller());
        String review = id.toString();
        EarlierAnswer earlier = EarlierAnswer.by(viewer.caller(), view, review).orElseThrow(() -> refusal);
        if (!earlier.isSameAs(verdict, view.deal().owner())) {
            throw refusal.with(EARLIER, earlier.outcome().name());
        }
        return message(view, review, earlier.outcome());
    }

    private static String message(DealView view, String review, Outcome outcome) {
        boolean byVotes = view.reviews().stream()
                .filter(known -> known.id().equals(review))
                .map(Review::ballot)
                .anyMatch(ballot -> ballot.isByVotes());
        return (byVotes ? "done.vote." : "done.") + outcome;
    }
}
