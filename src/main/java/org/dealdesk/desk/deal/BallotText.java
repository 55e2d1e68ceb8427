package org.dealdesk.desk.deal;

import java.util.List;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;

/** A vote of the committee so far: how many have to vote, and who said what. */
public record BallotText(int quorum, List<Vote> votes) {

    /** One vote; {@code onBehalfOf} is null where members speak for themselves. */
    record Vote(String person, String onBehalfOf, String outcome, String comment, Viewer.Moment at) {}

    /** Null where one decides alone. */
    public static BallotText of(Ballot ballot, Names names, Viewer viewer) {
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
