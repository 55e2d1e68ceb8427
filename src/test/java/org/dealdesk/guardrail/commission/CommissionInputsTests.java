package org.dealdesk.guardrail.commission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.commission.CommissionInputs.Attained;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

class CommissionInputsTests {

    private static final CommissionRules RULES = Deals.policyWith(
                    "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]", """
            plans:
                - {id: tiered, kinds: [TIME_AND_MATERIALS], tiers: [{above: 0, rate: 1}, {above: 100, rate: 2}]}
                - {id: spring, kinds: [FIXED_FEE], from: 2026-03-01, to: 2026-05-31, rate: 1}
                - {id: plain, kinds: [SUBSCRIPTION], rate: 1}
              overlays: [{person: lead, percent: 10}, {person: gone, percent: 1}]
            """.strip())
            .commission();
    private static final Proposal DEAL = Deals.deal(
            "\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": 60}, {\"rep\": \"other\", \"percent\": 40}]",
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"1\", \"validityMonths\": 12}");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void askForEachCreditedPersonUnderPlansWithTiersAlone() {
        CommissionInputs asked = CommissionInputs.ask(
                DEAL, RULES, DAY, person -> person.equals("lead"), (person, plan) -> new BigDecimal(person.length()));
        assertThat(asked)
                .isEqualTo(new CommissionInputs(
                        DAY,
                        Set.of("lead"),
                        List.of(
                                new Attained("tiered", "rep", new BigDecimal("3")),
                                new Attained("tiered", "other", new BigDecimal("5")))));
    }

    @Test
    void tellAnAttainmentByPersonAndPlan() {
        CommissionInputs known = new CommissionInputs(
                DAY,
                Set.of("lead"),
                List.of(
                        new Attained("a", "rep", BigDecimal.ONE),
                        new Attained("a", "other", BigDecimal.TEN),
                        new Attained("b", "rep", BigDecimal.valueOf(7))));
        assertThat(known.attainment("rep", "a")).isEqualByComparingTo("1");
        assertThat(known.attainment("other", "a")).isEqualByComparingTo("10");
        assertThat(known.attainment("rep", "b")).isEqualByComparingTo("7");
        assertThat(known.attainment("other", "b")).isEqualByComparingTo("0");
        assertThat(known.isActive("lead")).isTrue();
        assertThat(known.isActive("gone")).isFalse();
    }

    @Test
    void askTheSamePeopleAndPlansAgainAtAnotherMoment() {
        CommissionInputs then =
                new CommissionInputs(DAY, Set.of("lead"), List.of(new Attained("a", "rep", BigDecimal.ONE)));
        assertThat(then.withAttainments((person, plan) -> new BigDecimal("12.5")))
                .isEqualTo(new CommissionInputs(
                        DAY, Set.of("lead"), List.of(new Attained("a", "rep", new BigDecimal("12.5")))));
    }

    @Test
    void takeThePlansOfTheDay() {
        CommissionInputs first = new CommissionInputs(DAY, Set.of(), List.of());
        CommissionInputs before = new CommissionInputs(DAY.minusDays(1), Set.of(), List.of());
        CommissionPlan spring = RULES.plans().get(1);
        assertThat(first.fits(spring)).isTrue();
        assertThat(before.fits(spring)).isFalse();
        assertThat(before.fits(RULES.plans().get(2))).isTrue();
    }
}
