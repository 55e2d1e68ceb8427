package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Scope;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sales rep reads. Tiers are written as {@code limit:approvals}, with a star for any value. */
class FindingWordingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINE_DISCOUNT_PCT            | MAX | 15        | 15: 25:S       | Line 3 discount is 15.00 %, within 15.00 %.
            LINE_DISCOUNT_PCT            | MAX | 15.0001   | 15: 25:S       | Line 3 discount is 15.0001 %, above 15.0000 %: Sales Ops must approve.
            LINE_DISCOUNT_PCT            | MAX | 15.0000001 | 15: 25:S      | Line 3 discount is 15.000000 %, above 15.000000 %: Sales Ops must approve.
            LINE_DISCOUNT_PCT            | MAX | 25.5      | 15: 25.125:S   | Line 3 discount is 25.50 %, above 25.125 %: blocked by policy.
            LINE_DISCOUNT_PCT            | MAX | UNDEFINED | 15: 25:S       | Line 3 discount is undefined because the list price is zero, and the limit is 25.00 %: blocked by policy.
            LINE_DISCOUNT_PCT            | MAX | 25.00004  | 15: 25:S 40:F  | Line 3 discount is 25.00004 %, above 25.00000 %: Finance must approve.
            LINE_DISCOUNT_PCT            | MAX | 14.9999   | 15: 25:S       | Line 3 discount is 15.00 %, within 15.00 %.
            LINE_DISCOUNT_PCT            | MAX | 25.13     | 15: 25.125: 40:S | Line 3 discount is 25.13 %, above 25.125 %: Sales Ops must approve.
            LINE_DISCOUNT_PCT            | MAX | 12        | 10: 15: 25:S   | Line 3 discount is 12.00 %, within 15.00 %.
            LINE_TRUE_MARGIN_PCT         | MIN | 22.9997   | 50: 40:S 23:F 0:C | Line 3 margin is 22.9997 %, below 23.0000 %: the Deal Committee must approve.
            LINE_TRUE_MARGIN_PCT         | MIN | 49.5      | 50: 40:S       | Line 3 margin is 49.50 %, below 50.00 %: Sales Ops must approve.
            LINE_TRUE_MARGIN_PCT         | MIN | UNDEFINED | 50: 40:S       | Line 3 margin is undefined because the net price is zero, and the limit is 40.00 %: blocked by policy.
            LINE_EFFORT_SHORTFALL_PCT    | MAX | 10        | 0: 25:S,F      | Line 3 is planned 10.00 % short of the hours it includes, above 0.00 %: Sales Ops and Finance must approve.
            LINE_VALIDITY_MONTHS         | MAX | 1         | 12: 24:S       | Line 3 hours expire after 1 month, within 12 months.
            LINE_VALIDITY_MONTHS         | MAX | 18        | 12: 24:S       | Line 3 hours expire after 18 months, above 12 months: Sales Ops must approve.
            LINE_VALIDITY_MONTHS         | MAX | NEVER     | 12: 24:S       | Line 3 hours never expire, and the limit is 24 months: blocked by policy.
            LINE_VALIDITY_MONTHS         | MIN | NEVER     | 12:            | Line 3 hours never expire.
            LINE_TERM_MONTHS             | MAX | 37        | 36: 48:F       | Line 3 runs for 37 months, above 36 months: Finance must approve.
            RETIRED_LINES                | MAX | 0         | 0:             | No line has a retired SKU.
            RETIRED_LINES                | MAX | 1         | 0:             | 1 line has a retired SKU, OLD (sell NEW instead): blocked by policy.
            RETIRED_LINES                | MAX | 2         | 0: *:F         | 2 lines have a retired SKU, OLD (sell NEW instead), GONE: Finance must approve.
            RETIRED_LINES                | MAX | 2         | 1: 2:F         | 2 lines have a retired SKU, OLD (sell NEW instead), GONE, above 1: Finance must approve.
            DEAL_DISCOUNT_PCT            | MAX | -4        | 10:            | Deal discount is -4.00 %, within 10.00 %.
            DEAL_DISCOUNT_PCT            | MAX | UNDEFINED | 10: *:S        | Deal discount is undefined because the list price is zero, and the limit is 10.00 %: Sales Ops must approve.
            DEAL_DISCOUNT_PCT            | MAX | 10        | *:S            | Deal discount is 10.00 %: Sales Ops must approve.
            DEAL_DISCOUNT_PCT            | MAX | 12        | 10:            | Deal discount is 12.00 %, above 10.00 %: blocked by policy.
            DEAL_TRUE_MARGIN_PCT         | MIN | 50        | 50: 40:S       | Deal margin is 50.00 %, at least 50.00 %.
            DEAL_TRUE_MARGIN_PCT         | MIN | 10        | 50: 0:C,F,S    | Deal margin is 10.00 %, below 50.00 %: Sales Ops, Finance and the Deal Committee must approve.
            ONE_TIME_TRUE_MARGIN_PCT     | MIN | -30       | 23: -25:F,L    | One-time margin is -30.00 %, below -25.00 %: blocked by policy.
            SUBSCRIPTION_TRUE_MARGIN_PCT | MIN | 20        | 23: -25:F,L    | Subscription margin is 20.00 %, below 23.00 %: Finance and Legal must approve.
            CARVE_GAP_PTS                | MAX | 6         | 5: *:F         | Carve-in gap is 6.00 points, above 5.00 points: Finance must approve.
            CARVE_GAP_PTS                | MAX | UNDEFINED | 5: 25:F        | Carve-in gap is undefined because the net price is zero, and the limit is 25.00 points: blocked by policy.
            REALIZED_RATE                | MIN | 149.996   | 150: 115:F     | Realized hourly rate is 149.996 USD, below 150.000 USD: Finance must approve.
            REALIZED_RATE                | MIN | UNDEFINED | 150: 115:F     | Realized hourly rate is undefined because no hours are planned, and the limit is 115.00 USD: blocked by policy.
            TCV                          | MAX | 250000.01 | 250000: *:F    | Total contract value is 250,000.01 USD, above 250,000.00 USD: Finance must approve.
            ACV                          | MAX | 300001    | 300000: *:F    | Annual contract value is 300,001.00 USD, above 300,000.00 USD: Finance must approve.
            PAYMENT_TERMS_DAYS           | MAX | 1         | 45:            | Payment terms are net 1 day, within 45 days.
            PAYMENT_TERMS_DAYS           | MAX | 46        | 45: 60:S       | Payment terms are net 46 days, above 45 days: Sales Ops must approve.
            PAYMENT_TERMS_DAYS           | MAX | 61        | 45: 60:S       | Payment terms are net 61 days, above 60 days: blocked by policy.
            CUSTOMER_CONCENTRATION_PCT   | MAX | 31        | 10: *:F,C      | The customer's share of approved business is 31.00 %, above 10.00 %: Finance and the Deal Committee must approve.
            CUSTOMER_CONCENTRATION_PCT   | MAX | UNDEFINED | 10: *:F        | The customer's share of approved business is undefined because no deal has been approved, and the limit is 10.00 %: Finance must approve.
            CUSTOMER_WINDOW_TCV          | MAX | 60000     | 50000: *:S     | The total of the customer's recent deals is 60,000.00 USD, above 50,000.00 USD: Sales Ops must approve.
            """)
    void saysTheValueTheLimitAndWhatItTakes(
            Measure measure, Direction direction, String figure, String tiers, String sentence) {
        Guardrail guardrail =
                new Guardrail("one", null, measure, direction, tiers(tiers), new Scope(null, null, null, null), null);
        Integer line = measure.ofLine() ? 3 : null;
        Judgement judgement = new Judgement(guardrail, figure(figure), line, retired(figure), Currency.of("USD"));

        Finding finding = judgement.finding(null);

        assertThat(finding.message()).isEqualTo(sentence);
        assertThat(finding.line()).isEqualTo(line);
        assertThat(finding.rule()).isSameAs(guardrail);
    }

    private static Figure figure(String text) {
        return switch (text) {
            case "UNDEFINED" -> Figure.UNDEFINED;
            case "NEVER" -> Figure.NEVER;
            default -> Figure.of(new BigDecimal(text));
        };
    }

    private static List<Sku> retired(String figure) {
        return switch (figure) {
            case "1" -> List.of(sku("OLD", "NEW"));
            case "2" -> List.of(sku("OLD", "NEW"), sku("GONE", null));
            default -> List.of();
        };
    }

    private static Sku sku(String code, String replacement) {
        return new Sku(code, code, SkuKind.TIME_AND_MATERIALS, BigDecimal.ONE, "CONSULTANT", null, true, replacement);
    }

    private static List<Tier> tiers(String text) {
        List<Tier> tiers = new ArrayList<>();
        for (String tier : text.split(" +", -1)) {
            String[] parts = tier.split(":", -1);
            tiers.add(new Tier(parts[0].equals("*") ? null : new BigDecimal(parts[0]), approvals(parts[1])));
        }
        return tiers;
    }

    private static List<ApprovalFunction> approvals(String initials) {
        return ApprovalFunction.byName(Arrays.stream(ApprovalFunction.values())
                .filter(function -> initials.contains(function.name().substring(0, 1)))
                .toList());
    }
}
