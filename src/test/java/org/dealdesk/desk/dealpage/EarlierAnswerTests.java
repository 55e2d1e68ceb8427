package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision that is sent again is told from another decision. */
class EarlierAnswerTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "APPROVE, -, APPROVE, -, true",
                "REJECT, too cheap, REJECT, too cheap, true",
                "APPROVE, -, REJECT, -, false",
                "REJECT, too cheap, APPROVE, too cheap, false",
                "REQUEST_CHANGES, too cheap, REJECT, too cheap, false",
                "REJECT, too cheap, REJECT, far too cheap, false",
                "APPROVE, -, APPROVE, well done, false",
            })
    void isTheSameOnlyWithTheSameOutcomeAndWords(
            Outcome decided, String because, Outcome sent, String comment, boolean same) {
        EarlierAnswer earlier = new EarlierAnswer(decided, because, List.of(), null);
        assertThat(earlier.isSameAs(new Verdict(sent, 1, comment, List.of(), null), "rep"))
                .isEqualTo(same);
    }
}
