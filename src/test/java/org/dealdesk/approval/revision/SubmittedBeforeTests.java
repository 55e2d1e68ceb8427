package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.approval.DealStory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before it C-1 gets a deal of 48,000 that needs review and one of 5,500 that is clear. */
class SubmittedBeforeTests {

    private static final Answer.Concentration SHARE =
            new Answer.Concentration(BigDecimal.valueOf(100), BigDecimal.valueOf(900), List.of("D-000007"), 3);
    private static final Answer.Recent RECENT = new Answer.Recent(BigDecimal.valueOf(100), List.of("D-000007"));

    private final DealStory story = new DealStory();
    private final SubmittedBefore before = new SubmittedBefore();

    @BeforeEach
    void submit() {
        before.add("review", story.appraised("200, 240, 30"));
        before.add("clear", story.appraised("20, 275, 30"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C-1 | 5600 | 6400 | [D-000007, clear] | 3
            c-1 | 5600 | 6400 | [D-000007, clear] | 3
            C-2 | 100  | 6400 | [D-000007]        | 4
            """)
    void countsClearDealsAsApproved(String customer, String own, String all, String deals, int others) {
        Answer.Concentration share = (Answer.Concentration)
                before.plus(SHARE, question(new Guardrail.Window.Months(12, BigDecimal.ONE)), customer);

        assertThat(share.customerSum()).isEqualByComparingTo(own);
        assertThat(share.overallSum()).isEqualByComparingTo(all);
        assertThat(share.deals()).hasToString(deals);
        assertThat(share.others()).isEqualTo(others);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C-1 | 250000 | 53600 | [D-000007, review, clear]
            C-1 | 48000  | 53600 | [D-000007, review, clear]
            C-1 | 47999  | 5600  | [D-000007, clear]
            C-2 | 250000 | 100   | [D-000007]
            """)
    void countsDealsUpToTheLimitAsSubmitted(String customer, BigDecimal upTo, String sum, String deals) {
        Answer.Recent recent =
                (Answer.Recent) before.plus(RECENT, question(new Guardrail.Window.Days(30, upTo)), customer);

        assertThat(recent.sum()).isEqualByComparingTo(sum);
        assertThat(recent.deals()).hasToString(deals);
    }

    @Test
    void changesNothingWhereNoneIs() {
        assertThat(SubmittedBefore.NONE.plus(RECENT, null, "C-1")).isSameAs(RECENT);
    }

    private static CustomerQuestion question(Guardrail.Window window) {
        return new CustomerQuestion("guardrail", Measure.CUSTOMER_WINDOW_TCV, window);
    }
}
