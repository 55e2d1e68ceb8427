package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** Every derivation of a finding: the numbers it came from, held against each tier. */
class DerivedFindingPropertyTests {

    private static final int TRIES = 400;
    private static final List<Policy> POLICIES = List.of(
            Deals.POLICY,
            Deals.policyWith("measure: DEAL_TRUE_MARGIN_PCT", "measure: LINE_TRUE_MARGIN_PCT"),
            Deals.policyWith("measure: DEAL_TRUE_MARGIN_PCT", "measure: SUBSCRIPTION_TRUE_MARGIN_PCT"));
    private static final Map<String, String> FORMULAS = Map.ofEntries(
            Map.entry("RETIRED_LINES", "retiredLines"),
            Map.entry("LINE_DISCOUNT_PCT", "(list − net) / list × 100"),
            Map.entry("LINE_EFFORT_SHORTFALL_PCT", "(includedHours − plannedHours) / includedHours × 100"),
            Map.entry("LINE_VALIDITY_MONTHS", "validityMonths"),
            Map.entry("LINE_TERM_MONTHS", "termMonths"),
            Map.entry("LINE_TRUE_MARGIN_PCT", "(net − cost) / net × 100"),
            Map.entry("SUBSCRIPTION_TRUE_MARGIN_PCT", "(subscriptionNet − subscriptionCost) / subscriptionNet × 100"),
            Map.entry("DEAL_DISCOUNT_PCT", "(listTotal − netTotal) / listTotal × 100"),
            Map.entry("DEAL_TRUE_MARGIN_PCT", "(netTotal − costTotal) / netTotal × 100"),
            Map.entry("ONE_TIME_TRUE_MARGIN_PCT", "(oneTimeNet − oneTimeCost) / oneTimeNet × 100"),
            Map.entry("REALIZED_RATE", "oneTimeNet / oneTimeHours"),
            Map.entry("TCV", "netTotal"),
            Map.entry("ACV", "acv"),
            Map.entry("PAYMENT_TERMS_DAYS", "paymentTermsDays"),
            Map.entry("CUSTOMER_CONCENTRATION_PCT", "(customerTcv + tcv) / (overallTcv + tcv) × 100"),
            Map.entry("CUSTOMER_WINDOW_TCV", "tcv + customerTcv"),
            Map.entry(
                    "CARVE_GAP_PTS",
                    "(netTotal + carvedInTotal − costTotal) / (netTotal + carvedInTotal) × 100"
                            + " − (netTotal − costTotal) / netTotal × 100"));

    @Test
    void aFindingCarriesTheNumbersItCameFrom() {
        Seeded.check(TRIES, seeded -> {
            Policy policy = seeded.oneOf(POLICIES);
            Explained explained = Explained.of(RandomDeals.any(seeded, policy), policy, Explained.inputs(seeded), true);
            JsonNode findings = explained.assessment().get("findings");
            for (int index = 0; index < findings.size(); index++) {
                JsonNode finding = findings.get(index);
                JsonNode derived = explained.derivation().get("findings").get(index);
                assertThat(derived.get("guardrail")).isEqualTo(finding.get("guardrail"));
                assertThat(derived.get("line")).isEqualTo(finding.get("line"));
                if (derived.get("state").textValue().equals("VALUE")) {
                    String formula = FORMULAS.get(derived.get("measure").textValue());
                    Calculator.Result value = withoutRevenue(derived, finding)
                            ? Calculator.evaluate("0")
                            : Calculator.evaluate(Explained.substituted(formula, finding.get("inputs")));
                    Explained.sameDigits(derived, value);
                    comparedWithEachTier(derived, value);
                    if (!derived.get("formula").isNull()) {
                        assertThat(derived.get("formula").textValue()).isEqualTo(formula);
                        assertThat(derived.get("calculation").textValue())
                                .isEqualTo(Explained.substituted(formula, finding.get("inputs")));
                    }
                    BigDecimal measured = new BigDecimal(finding.get("measured").textValue());
                    assertThat(value.rounded(measured.scale(), RoundingMode.HALF_UP))
                            .isEqualTo(measured);
                }
                followsFromItsTiers(derived, finding);
            }
        });
    }

    @Test
    void everyGuardrailSpeaksOrSaysWhyNot() {
        Seeded.check(TRIES, seeded -> {
            JsonNode derivation = Explained.of(seeded).derivation();
            Set<String> named = new TreeSet<>();
            derivation
                    .get("findings")
                    .forEach(finding -> named.add(finding.get("guardrail").textValue()));
            for (JsonNode silent : derivation.get("silent")) {
                assertThat(named.add(silent.get("guardrail").textValue())).isTrue();
                assertThat(silent.get("why").textValue()).isNotBlank();
            }
            named.removeIf(name -> name.startsWith("terms/"));
            assertThat(named).hasSameSizeAs(Deals.POLICY.guardrails());
        });
    }

    /** Where there is no revenue of any kind there is no gap. */
    private static boolean withoutRevenue(JsonNode derived, JsonNode finding) {
        JsonNode inputs = finding.get("inputs");
        return derived.get("measure").textValue().equals("CARVE_GAP_PTS")
                && inputs.get("netTotal").textValue().equals("0.00")
                && inputs.get("carvedInTotal").textValue().equals("0.00");
    }

    private static void comparedWithEachTier(JsonNode derived, Calculator.Result value) {
        for (JsonNode tier : derived.get("tiers")) {
            String comparison = tier.get("comparison").textValue();
            assertThat(comparison).startsWith(derived.get("unrounded").textValue());
            if (!tier.get("at").isNull()) {
                int compared = value.compareTo(
                        Calculator.Result.of(new BigDecimal(tier.get("at").textValue())));
                assertThat(tier.get("satisfied").booleanValue())
                        .isEqualTo(comparison.contains("≤") ? compared <= 0 : compared >= 0);
                assertThat(comparison).endsWith(" " + tier.get("at").textValue());
            }
        }
    }

    private static void followsFromItsTiers(JsonNode derived, JsonNode finding) {
        JsonNode decidedBy = derived.get("decidedBy");
        if (derived.get("measure").isNull()) {
            assertThat(derived.get("tiers")).isEmpty();
            assertThat(decidedBy.isNull()).isTrue();
            return;
        }
        int first = 0;
        while (first < derived.get("tiers").size()
                && !derived.get("tiers").get(first).get("satisfied").booleanValue()) {
            first++;
        }
        if (decidedBy.isNull()) {
            assertThat(first).isEqualTo(derived.get("tiers").size());
            assertThat(finding.get("severity").textValue()).isEqualTo("BLOCK");
        } else {
            assertThat(decidedBy.intValue()).isEqualTo(first + 1);
            assertThat(finding.get("approvals"))
                    .isEqualTo(derived.get("tiers").get(first).get("approvals"));
        }
    }
}
