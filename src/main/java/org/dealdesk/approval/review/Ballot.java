package org.dealdesk.approval.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a review is decided: by one person where {@code quorum} is 1, else by votes. The majority of the votes cast decides once the
 * quorum is reached, and a tie rejects; a single request for changes returns the deal at once.
 */
public record Ballot(int quorum, List<Vote> votes) {

    /**
     * The permanent vote of one member of the committee, cast in person or by a delegate.
     *
     * @param onBehalfOf the people voted for, the member first; empty for a member's own vote
     */
    public record Vote(String person, List<String> onBehalfOf, Outcome outcome, String comment, Instant votedAt) {

        public Vote {
            onBehalfOf = List.copyOf(onBehalfOf);
        }

        /** The member whose vote it is: each member has one vote. */
        String seat() {
            return onBehalfOf.isEmpty() ? person : onBehalfOf.get(0);
        }
    }

    public static final Ballot ONE = new Ballot(1, List.of());

    public Ballot {
        votes = List.copyOf(votes);
    }

    public boolean isByVotes() {
        return quorum > 1;
    }

    /** Whether the person, or their delegate, has voted. */
    public boolean holds(String person) {
        return votes.stream()
                .anyMatch(vote -> vote.person().equals(person) || vote.seat().equals(person));
    }

    public Ballot with(Vote vote) {
        List<Vote> cast = new ArrayList<>(votes);
        cast.add(vote);
        return new Ballot(quorum, cast);
    }

    /** What the votes decide, once they do. */
    public Optional<Outcome> result() {
        if (count(Outcome.REQUEST_CHANGES) > 0) {
            return Optional.of(Outcome.REQUEST_CHANGES);
        }
        if (votes.size() < quorum) {
            return Optional.empty();
        }
        return Optional.of(2 * count(Outcome.APPROVE) > votes.size() ? Outcome.APPROVE : Outcome.REJECT);
    }

    /** Who said what, dissent included. */
    String spoken() {
        return votes.stream()
                .map(vote -> vote.person() + " " + vote.outcome())
                .collect(Collectors.joining(", ", "Votes: ", ""));
    }

    private long count(Outcome outcome) {
        return votes.stream().filter(vote -> vote.outcome() == outcome).count();
    }
}
