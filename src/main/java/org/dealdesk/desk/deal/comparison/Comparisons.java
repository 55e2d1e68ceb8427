package org.dealdesk.desk.deal.comparison;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.CompareRevisions;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.desk.Viewer;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The changes since the revision that was decided on last, or between two given revisions. */
@Component
public class Comparisons {

    private final CompareRevisions compare;
    private final Policies policies;

    Comparisons(CompareRevisions compare, Policies policies) {
        this.compare = compare;
        this.policies = policies;
    }

    /** The requested revisions; null where not given. */
    public record Asked(Integer from, Integer to) {

        public static final Asked NOTHING = new Asked(null, null);

        public static Asked in(HttpServletRequest request) {
            return new Asked(number(request.getParameter("from")), number(request.getParameter("to")));
        }

        private static Integer number(String text) {
            return text != null && text.matches("[1-9][0-9]{0,6}") ? Integer.valueOf(text) : null;
        }
    }

    /**
     * Two revisions compared.
     *
     * @param revisions all that there are to choose from
     * @param decided whether the first is the one that was decided on last
     */
    public record Comparison(RevisionChanges changes, List<Integer> revisions, boolean decided) {}

    /** Empty where there are no two to compare. */
    public Optional<Comparison> of(DealView view, Asked asked, Viewer viewer) {
        int latest = view.deal().revision();
        if (latest < 2) {
            return Optional.empty();
        }
        int decided = decided(view, viewer);
        int from = asked.from() == null || asked.from() > latest ? decided : asked.from();
        int to = asked.to() == null || asked.to() > latest ? latest : asked.to();
        Difference difference = compare.between(view.deal(), from, to, viewer.caller());
        RevisionChanges changes = RevisionChanges.of(
                difference,
                view.deal().figures().policyCurrency(),
                policies.version(difference.policy().to()));
        List<Integer> revisions = IntStream.rangeClosed(1, latest).boxed().toList();
        return Optional.of(new Comparison(changes, revisions, from == decided && isDecided(view, from)));
    }

    /** The last revision that the viewer, otherwise any approver, decided on; otherwise the one before the latest. */
    private static int decided(DealView view, Viewer viewer) {
        String viewerId = viewer.caller().id();
        return Stream.<Predicate<Decision>>of(
                        by -> by.actor().equals(viewerId) || by.onBehalfOf().contains(viewerId), by -> true)
                .flatMap(whose -> earlier(view)
                        .filter(review -> whose.test(review.decision()))
                        .max(Comparator.comparing(review -> review.decision().decidedAt()))
                        .stream())
                .findFirst()
                .map(Review::revision)
                .orElse(view.deal().revision() - 1);
    }

    private static boolean isDecided(DealView view, int revision) {
        return earlier(view).anyMatch(review -> review.revision() == revision);
    }

    private static Stream<Review> earlier(DealView view) {
        return view.reviews().stream()
                .filter(review -> review.decision() != null
                        && review.revision() < view.deal().revision());
    }
}
