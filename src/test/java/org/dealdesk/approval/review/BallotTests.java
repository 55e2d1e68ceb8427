package org.dealdesk.approval.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Votes are written A (approve), R (reject) and C (request changes), in the order in which they are cast. */
class BallotTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2 | -     | -
            2 | A     | -
            2 | R     | -
            2 | AA    | APPROVE
            2 | AR    | REJECT
            2 | RA    | REJECT
            2 | RR    | REJECT
            2 | C     | REQUEST_CHANGES
            2 | AC    | REQUEST_CHANGES
            3 | AA    | -
            3 | AAR   | APPROVE
            3 | RAA   | APPROVE
            3 | ARR   | REJECT
            3 | AAA   | APPROVE
            4 | AARR  | REJECT
            4 | AAAR  | APPROVE
            5 | AAAA  | -
            5 | AARRA | APPROVE
            """)
    void decidesOnceItsQuorumIsReached(int quorum, String votes, Outcome decided) {
        Ballot ballot = new Ballot(quorum, List.of());
        for (char vote : (votes == null ? "" : votes).toCharArray()) {
            assertThat(ballot.result()).isEmpty();
            Outcome outcome =
                    switch (vote) {
                        case 'A' -> Outcome.APPROVE;
                        case 'R' -> Outcome.REJECT;
                        default -> Outcome.REQUEST_CHANGES;
                    };
            ballot = ballot.with(
                    new Ballot.Vote("p" + ballot.votes().size(), List.of(), outcome, "because", Instant.EPOCH));
        }

        assertThat(ballot.result().orElse(null)).isEqualTo(decided);
    }

    /** Bob votes in Kim's place, who has Lee's as well; Ann votes for herself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann | true
            bob | true
            kim | true
            lee | false
            tom | false
            """)
    void holdsOneVoteOfEachMemberAndOfWhoeverCastsIt(String person, boolean holds) {
        Ballot ballot = new Ballot(3, List.of())
                .with(new Ballot.Vote("bob", List.of("kim", "lee"), Outcome.APPROVE, "because", Instant.EPOCH))
                .with(new Ballot.Vote("ann", List.of(), Outcome.REJECT, "because", Instant.EPOCH));

        assertThat(ballot.holds(person)).isEqualTo(holds);
        assertThat(ballot.spoken()).isEqualTo("Votes: bob APPROVE, ann REJECT");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true"})
    void isByVotesWhereMoreThanOneMustVote(int quorum, boolean byVotes) {
        assertThat(new Ballot(quorum, List.of()).isByVotes()).isEqualTo(byVotes);
    }
}
