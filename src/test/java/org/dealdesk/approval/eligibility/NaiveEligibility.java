package org.dealdesk.approval.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Review;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;

/** Who may decide, worked out from what happened and without regard to time: what the product's rule is compared with. */
final class NaiveEligibility {

    private static final Set<String> FUNCTIONS = Set.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE");

    final Map<String, Somebody> people = new LinkedHashMap<>();
    final List<Handed> delegations = new ArrayList<>();
    final Map<Long, Set<String>> parties = new LinkedHashMap<>();
    final List<Acted> decisions = new ArrayList<>();
    final List<Review> reviews = new ArrayList<>();
    final Map<String, Map<ApprovalFunction, Limits>> authority = new LinkedHashMap<>();

    record Somebody(String id, boolean active, LocalDate awayUntil, Set<String> roles) {

        boolean present() {
            return active && (awayUntil == null || awayUntil.isBefore(ReviewTables.TODAY));
        }

        boolean approves() {
            return active
                    && roles.stream().anyMatch(FUNCTIONS::contains)
                    && !roles.contains("ADMIN")
                    && !roles.contains("CRM");
        }
    }

    record Handed(String from, String to, String function, LocalDate starts, LocalDate ends, boolean ended) {

        boolean inForce() {
            return !ended && !starts.isAfter(ReviewTables.TODAY) && !ends.isBefore(ReviewTables.TODAY);
        }
    }

    /** That people decided or voted for a function: one of them acted, the others were represented. */
    record Acted(long deal, ApprovalFunction function, List<String> people) {}

    /** Every way from a member of the function to a person who acts, the person last; never through {@code without}. */
    List<List<String>> ways(ApprovalFunction function, String without) {
        List<List<String>> ways = new ArrayList<>();
        people.values().stream()
                .filter(person -> person.approves() && person.roles().contains(function.name()))
                .forEach(member -> follow(function, List.of(member.id()), ways));
        return ways.stream()
                .filter(way -> !way.contains(without))
                .distinct()
                .sorted(Comparator.<List<String>>comparingInt(List::size).thenComparing(way -> String.join(",", way)))
                .toList();
    }

    private void follow(ApprovalFunction function, List<String> way, List<List<String>> ways) {
        ways.add(way);
        for (Handed handed : delegations) {
            if (way.size() < 6
                    && handed.inForce()
                    && handed.function().equals(function.name())
                    && handed.from().equals(last(way))
                    && !way.contains(handed.to())
                    && people.get(handed.to()).approves()) {
                List<String> longer = new ArrayList<>(way);
                longer.add(handed.to());
                follow(function, longer, ways);
            }
        }
    }

    boolean mayDecide(String person, Review review) {
        return way(person, review).isPresent();
    }

    /** The way by which the person decides: for the function if there is one, else for the fallback. */
    Optional<List<String>> way(String person, Review review) {
        return decidingWays(review, "").stream()
                .filter(way -> last(way).equals(person))
                .findFirst();
    }

    /** The person whose claim counts. */
    String claimant(Review review) {
        if (review.assignee() == null || !review.isOpen()) {
            return review.assignee();
        }
        boolean counts = people.get(review.assignee()).present() && mayDecide(review.assignee(), review);
        return counts ? review.assignee() : null;
    }

    boolean isDecidable(Review review, String without) {
        return review.ballot().quorum() > 1
                ? review.ballot().quorum() <= votesWithinReach(review, without)
                : decidingWays(review, without).stream().anyMatch(this::endsPresent);
    }

    private int votesWithinReach(Review review, String without) {
        List<List<String>> free = freeWays(review.function(), review, without).stream()
                .filter(this::endsPresent)
                .toList();
        Set<String> members = new HashSet<>();
        free.stream().filter(way -> way.size() == 1).forEach(way -> members.add(way.get(0)));
        Set<String> seats = new HashSet<>();
        Set<String> delegates = new HashSet<>();
        for (List<String> way : free) {
            if (way.size() > 1 && !members.contains(way.get(0)) && !members.contains(last(way))) {
                seats.add(way.get(0));
                delegates.add(last(way));
            }
        }
        return review.ballot().votes().size() + members.size() + Math.min(seats.size(), delegates.size());
    }

    private List<List<String>> decidingWays(Review review, String without) {
        List<List<String>> free = freeWays(review.function(), review, without);
        if (review.fallback() == null || free.stream().anyMatch(this::endsPresent)) {
            return free;
        }
        List<List<String>> both = new ArrayList<>(free);
        both.addAll(freeWays(review.fallback(), review, without));
        return both;
    }

    private List<List<String>> freeWays(ApprovalFunction function, Review review, String without) {
        Predicate<String> conflicted = person -> parties.get(review.dealId()).contains(person)
                || decisions.stream()
                        .anyMatch(decision -> decision.deal() == review.dealId()
                                && decision.function() != review.function()
                                && decision.people().contains(person));
        return ways(function, without).stream()
                .filter(way -> way.stream().allMatch(person -> isWithin(person, function, review)))
                .filter(way -> way.stream().noneMatch(conflicted)
                        && !hasVoted(review, way.get(0))
                        && !hasVoted(review, last(way)))
                .toList();
    }

    /** Person after person, as the limits are written down. */
    private boolean isWithin(String person, ApprovalFunction function, Review review) {
        Limits limits = authority.get(person).get(function);
        Extent deal = review.extent();
        return limits == null
                || ((limits.maxTcv() == null || deal.tcv().compareTo(limits.maxTcv()) <= 0)
                        && (limits.minTrueMarginPct() == null
                                || (deal.trueMarginPct() != null
                                        && deal.trueMarginPct().compareTo(limits.minTrueMarginPct()) >= 0))
                        && isAmong(deal.region(), limits.regions())
                        && isAmong(deal.segment(), limits.segments()));
    }

    private static boolean isAmong(String code, Set<String> codes) {
        return codes == null || (code != null && codes.contains(code));
    }

    private static boolean hasVoted(Review review, String person) {
        for (Ballot.Vote vote : review.ballot().votes()) {
            String seat = vote.onBehalfOf().isEmpty()
                    ? vote.person()
                    : vote.onBehalfOf().get(0);
            if (review.isOpen() && (vote.person().equals(person) || seat.equals(person))) {
                return true;
            }
        }
        return false;
    }

    private boolean endsPresent(List<String> way) {
        return people.get(last(way)).present();
    }

    private static String last(List<String> way) {
        return way.get(way.size() - 1);
    }
}
