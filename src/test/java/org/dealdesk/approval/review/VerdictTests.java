package org.dealdesk.approval.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.testing.approval.DealStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

    private static final List<Condition> CONDITIONS = List.of(new Condition.OnTerm("CUSTOM_SLA", false));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            APPROVE         | false | false | -
            APPROVE         | true  | false | -
            APPROVE         | false | true  | /proposal only a request for changes carries a counter-offer
            REJECT          | true  | false | /conditions only an approval carries conditions
            REJECT          | false | true  | /proposal only a request for changes carries a counter-offer
            REQUEST_CHANGES | false | true  | -
            REQUEST_CHANGES | true  | false | /conditions only an approval carries conditions
            """)
    void hasThePartsOfItsOutcome(Outcome outcome, boolean conditions, boolean proposal, String fault) {
        Faults faults = new Faults();
        new Verdict(
                        outcome,
                        1,
                        "because",
                        conditions ? CONDITIONS : List.of(),
                        proposal ? DealStory.proposal("200, 240, 30") : null)
                .checkParts(faults);
        assertThat(faults.list())
                .extracting(each -> each.pointer() + " " + each.detail())
                .isEqualTo(fault == null ? List.of() : List.of(fault));
        assertThat(faults.list()).allMatch(each -> each.code().equals("not-allowed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            APPROVE         | false
            REJECT          | true
            REQUEST_CHANGES | true
            """)
    void needsACommentUnlessItApproves(Outcome outcome, boolean needed) {
        assertThat(outcome.needsComment()).isEqualTo(needed);
    }

    @Test
    void speaksForAllVotesWhereItSettlesThem() {
        Verdict last = new Verdict(Outcome.APPROVE, 3, "mine", CONDITIONS, null);
        Ballot ballot = new Ballot(2, List.of())
                .with(new Ballot.Vote("ann", List.of(), Outcome.REJECT, "because", Instant.EPOCH))
                .with(new Ballot.Vote("bob", List.of(), Outcome.APPROVE, "mine", Instant.EPOCH));

        assertThat(last.settling(Outcome.REJECT, ballot))
                .isEqualTo(new Verdict(Outcome.REJECT, 3, "Votes: ann REJECT, bob APPROVE", CONDITIONS, null));
        assertThat(last.settling(Outcome.REQUEST_CHANGES, ballot)).isEqualTo(last);
    }
}
