package org.dealdesk.approval.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.deal.DealNumber;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewIdTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            D-000123.2.FINANCE                           | 123                | 2         | FINANCE
            D-000001.1.SALES_OPS                         | 1                  | 1         | SALES_OPS
            D-999999999999999999.999999999.COMMITTEE     | 999999999999999999 | 999999999 | COMMITTEE
            """)
    void namesTheDealTheRoundAndTheFunction(String text, long deal, int round, ApprovalFunction function) {
        ReviewId id = new ReviewId(new DealNumber(deal), round, function);

        assertThat(ReviewId.parse(text)).contains(id);
        assertThat(id).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "D-000123",
                "D-000123.2",
                "D-000123.0.FINANCE",
                "D-000123.02.FINANCE",
                "D-000123.1234567890.FINANCE",
                "D-00123.2.FINANCE",
                "D-0000123.2.FINANCE",
                "D-000123.2.finance",
                "D-000123.2.FINANCES",
                "D-000123.2.FINANCE ",
                "R-000123.2.FINANCE"
            })
    void isNothingElse(String text) {
        assertThat(ReviewId.parse(text)).isEmpty();
    }

    @Test
    void isOfTheRoundThatTheDealIsIn() {
        DealStory story = new DealStory();
        story.submit("200, 240, 30");
        story.submit("200, 240, 30");

        assertThat(ReviewId.of(story.deal(), ApprovalFunction.LEGAL)).hasToString("D-000001.2.LEGAL");
        assertThat(ReviewId.round(story.deal())).isEqualTo("D-000001.2");
    }
}
