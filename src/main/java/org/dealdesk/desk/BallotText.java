package org.dealdesk.desk;

import java.util.List;
import org.dealdesk.approval.Ballot;

/** A vote of the committee so far: how many have to vote, and who said what. */
record BallotText(int quorum, List<Vote> votes) {

    /** One vote; {@code onBehalfOf} is null where members speak for themselves. */
    record Vote(String person, String onBehalfOf, String outcome, String comment, Viewer.Moment at) {}

    /** Null where one decides alone. */
    static BallotText of(Ballot ballot, Names names, Viewer viewer) {
        if (!ballot.isByVotes()) {
            return null;
        }
        return new BallotText(
                ballot.quorum(),
                ballot.votes().stream()
                        .map(vote -> new Vote(
                                names.of(vote.person()),
                                vote.onBehalfOf().isEmpty()
                                        ? null
                                        : String.join(
                                                ", ",
                                                vote.onBehalfOf().stream()
                                                        .map(names::of)
                                                        .toList()),
                                vote.outcome().name(),
                                vote.comment(),
                                viewer.moment(vote.votedAt())))
                        .toList());
    }
}
