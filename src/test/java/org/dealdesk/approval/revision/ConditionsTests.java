package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The revision at hand has a discount of 12.73 % and a custom SLA. */
class ConditionsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            13 | CUSTOM_SLA     | true  | -
            12 | CUSTOM_SLA     | true  | /conditions/0 broken-condition this revision breaks it: \
            DEAL_DISCOUNT_PCT is 12.73, the condition is DEAL_DISCOUNT_PCT max 12
            13 | CUSTOM_SLA     | false | /conditions/1 broken-condition this revision breaks it: CUSTOM_SLA is there and must not be
            12 | CUSTOMER_PAPER | true  | /conditions/0 broken-condition this revision breaks it: \
            DEAL_DISCOUNT_PCT is 12.73, the condition is DEAL_DISCOUNT_PCT max 12; \
            /conditions/1 broken-condition this revision breaks it: CUSTOMER_PAPER is missing
            """)
    void areKeptByTheRevisionThatIsApproved(String discount, String term, boolean present, String faults) {
        List<Condition> conditions = List.of(
                new Condition.Limit(Measure.DEAL_DISCOUNT_PCT, Direction.MAX, new BigDecimal(discount)),
                new Condition.OnTerm(term, present));

        InvalidInput refused = refused(conditions);
        assertThat(refused == null ? null : inWords(refused)).isEqualTo(faults);
    }

    @Test
    void nameTermsOfThePolicy() {
        assertThat(inWords(refused(List.of(new Condition.OnTerm("NO_SUCH_TERM", false)))))
                .startsWith("/conditions/0/term unknown-value");
    }

    @Test
    void holdNobodyElseWhoVotes() {
        Conditions.requireNone(new Verdict(Outcome.APPROVE, 1, null, List.of(), null));
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> Conditions.requireNone(new Verdict(
                        Outcome.APPROVE, 1, null, List.of(new Condition.OnTerm("CUSTOM_SLA", false)), null)));
        assertThat(inWords(refused)).isEqualTo("/conditions not-allowed a vote carries none");
    }

    private static InvalidInput refused(List<Condition> conditions) {
        return catchThrowableOfType(
                InvalidInput.class,
                () -> Conditions.requireKept(conditions, DealStory.proposal("200, 240, 30, CUSTOM_SLA"), Deals.POLICY));
    }

    private static String inWords(InvalidInput refused) {
        return String.join(
                "; ",
                refused.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code() + " " + fault.detail())
                        .toList());
    }
}
