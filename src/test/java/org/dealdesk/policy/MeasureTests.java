package org.dealdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is declared of each measure. */
class MeasureTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # measure                    | of   | unit    | lines        | ratio    | lever         | window | least | most | beyond | shows cost
            RETIRED_LINES                | DEAL | COUNT   | ALL          | -        | NONE          | -      | 0     | 200  | false  | false
            LINE_DISCOUNT_PCT            | LINE | PERCENT | ALL          | DISCOUNT | PRICE         | -      | -     | 100  | false  | false
            LINE_TRUE_MARGIN_PCT         | LINE | PERCENT | ALL          | MARGIN   | PRICE         | -      | -     | 100  | true   | true
            LINE_EFFORT_SHORTFALL_PCT    | LINE | PERCENT | SUBSCRIPTION | -        | HOURS         | -      | -     | 100  | false  | false
            LINE_VALIDITY_MONTHS         | LINE | MONTHS  | ONE_TIME     | -        | VALIDITY      | -      | 1     | 120  | true   | false
            LINE_TERM_MONTHS             | LINE | MONTHS  | SUBSCRIPTION | -        | TERM          | -      | 1     | 120  | false  | false
            DEAL_DISCOUNT_PCT            | DEAL | PERCENT | ALL          | DISCOUNT | PRICE         | -      | -     | 100  | false  | false
            DEAL_TRUE_MARGIN_PCT         | DEAL | PERCENT | ALL          | MARGIN   | PRICE         | -      | -     | 100  | true   | true
            ONE_TIME_TRUE_MARGIN_PCT     | DEAL | PERCENT | ONE_TIME     | MARGIN   | PRICE         | -      | -     | 100  | true   | true
            SUBSCRIPTION_TRUE_MARGIN_PCT | DEAL | PERCENT | SUBSCRIPTION | MARGIN   | PRICE         | -      | -     | 100  | true   | true
            CARVE_GAP_PTS                | DEAL | POINTS  | ALL          | -        | NONE          | -      | 0     | -    | true   | true
            REALIZED_RATE                | DEAL | RATE    | ONE_TIME     | RATE     | PRICE         | -      | 0     | -    | false  | true
            TCV                          | DEAL | AMOUNT  | ALL          | -        | NONE          | -      | 0     | -    | false  | false
            ACV                          | DEAL | AMOUNT  | ALL          | -        | NONE          | -      | 0     | -    | false  | false
            PAYMENT_TERMS_DAYS           | DEAL | DAYS    | ALL          | -        | PAYMENT_TERMS | -      | 0     | 365  | false  | false
            CUSTOMER_CONCENTRATION_PCT   | DEAL | PERCENT | ALL          | -        | NONE          | MONTHS | 0     | 100  | true   | false
            CUSTOMER_WINDOW_TCV          | DEAL | AMOUNT  | ALL          | -        | NONE          | DAYS   | 0     | -    | false  | false
            """)
    void isDeclared(
            Measure measure,
            Measure.Subject subject,
            Measure.Unit unit,
            Measure.Lines lines,
            Measure.RatioKind ratio,
            Measure.Lever lever,
            Guardrail.Window.Kind window,
            BigDecimal least,
            BigDecimal most,
            boolean beyond,
            boolean showsCost) {
        assertThat(measure.subject()).isEqualTo(subject);
        assertThat(measure.ofLine()).isEqualTo(subject == Measure.Subject.LINE);
        assertThat(measure.unit()).isEqualTo(unit);
        assertThat(measure.lines()).isEqualTo(lines);
        assertThat(measure.ratio()).isEqualTo(ratio);
        assertThat(measure.lever()).isEqualTo(lever);
        assertThat(measure.window()).isEqualTo(window);
        assertThat(measure.ofCustomer()).isEqualTo(window != null);
        assertThat(measure.range(Deals.POLICY)).isEqualTo(new MeasureRange(least, most, beyond));
        assertThat(measure.showsCost()).isEqualTo(showsCost);
    }

    @ParameterizedTest
    @EnumSource(names = {"LINE_DISCOUNT_PCT", "DEAL_DISCOUNT_PCT"})
    void discountsMayHaveNoValueWhereAListPriceRoundsToNothing(Measure discount) {
        Policy cheap = Deals.policyWith("listPrice: 275.00", "listPrice: 0.49");

        assertThat(discount.range(cheap).beyond()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, TIME_AND_MATERIALS, true",
        "ALL, FIXED_FEE, true",
        "ALL, SUBSCRIPTION, true",
        "ONE_TIME, TIME_AND_MATERIALS, true",
        "ONE_TIME, FIXED_FEE, true",
        "ONE_TIME, SUBSCRIPTION, false",
        "SUBSCRIPTION, TIME_AND_MATERIALS, false",
        "SUBSCRIPTION, FIXED_FEE, false",
        "SUBSCRIPTION, SUBSCRIPTION, true",
    })
    void groupsLinesByTheirKind(Measure.Lines lines, SkuKind kind, boolean held) {
        assertThat(lines.hold(kind)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, 120, 0.99, false", "1, 120, 1, true", "1, 120, 120, true", "1, 120, 120.01, false",
                "-, 100, -1000, true", "-, 100, 101, false", "0, -, -0.01, false", "0, -, 1000000, true",
            })
    void boundsAreInclusive(BigDecimal least, BigDecimal most, BigDecimal value, boolean held) {
        assertThat(new MeasureRange(least, most, false).holds(value)).isEqualTo(held);
    }
}
