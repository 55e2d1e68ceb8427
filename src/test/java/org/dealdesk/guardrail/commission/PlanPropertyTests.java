package org.dealdesk.guardrail.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.commission.CommissionInputs.Attained;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionPlan.Tier;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** What holds of the commission of any deal. */
class PlanPropertyTests {

    private static final String FLAT = "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]";
    private static final Currency USD = Currency.of("USD");

    private static final Policy PLANS = Deals.policyWith(FLAT, """
            plans:
                - {id: advice, kinds: [TIME_AND_MATERIALS], tiers: [{above: 0, rate: 0.5}, {above: 20000, rate: 1.25}], cap: 700}
                - {id: services, kinds: [FIXED_FEE], rate: 2, from: 2026-02-01, to: 2026-02-28}
                - {id: subscriptions, kinds: [SUBSCRIPTION], base: ANNUAL, rate: 1}
                - {id: extra, skus: [PS-CONSULT-HR], rate: 0.333333, adds: true}
              overlays: [{person: lead, percent: 10}, {person: gone, percent: 5}]
            """.strip());

    /** The flat form as the one plan that it stands for; the gate of this one looks at its own lines, which are the one-time lines. */
    private static final Policy ONE_PLAN =
            Deals.policyWith(FLAT, "plans: [{id: same, kinds: [TIME_AND_MATERIALS, FIXED_FEE], rate: 2}]");

    @Test
    void theFlatFormAndTheSamePlanPayTheSame() {
        Seeded.check(300, seeded -> {
            Proposal proposal = RandomDeals.any(seeded, Deals.POLICY);
            ExpectedCommission flat =
                    Economics.of(PricedDeal.of(proposal, Deals.POLICY)).commission();
            ExpectedCommission plan =
                    Economics.of(PricedDeal.of(proposal, ONE_PLAN)).commission();
            assertThat(plan.amount()).isEqualByComparingTo(flat.amount());
            assertThat(plan.base()).isEqualByComparingTo(flat.base());
            assertThat(plan.split()).isEqualTo(flat.split());
        });
    }

    @Test
    void thePartsAddUpAndNoOneGetsMoreThanTheCap() {
        Seeded.check(300, seeded -> {
            Proposal proposal = RandomDeals.any(seeded, PLANS);
            LocalDate day = seeded.chance(50) ? LocalDate.of(2026, 2, 28) : LocalDate.of(2026, 3, 1);
            BigDecimal won = seeded.decimal(40000, 4);
            CommissionInputs inputs = CommissionInputs.ask(
                    proposal, PLANS.commission(), day, person -> person.equals("lead"), (person, plan) -> won);
            ExpectedCommission due = Economics.of(PricedDeal.of(proposal, PLANS).withCommissionInputs(inputs))
                    .commission();
            assertThat(Sums.of(due.split(), ExpectedCommission.Share::amount)).isEqualByComparingTo(due.amount());
            assertThat(due.nothingDue() == null).isEqualTo(due.amount().signum() > 0);
            for (PlanCommission plan : due.byPlan().plans()) {
                boolean passed = plan.gate() == MarginGate.PASSED;
                assertThat(Sums.of(plan.people(), PlanCommission.Part::share))
                        .isEqualByComparingTo(passed ? plan.base() : BigDecimal.ZERO);
                assertThat(plan.people())
                        .allMatch(part ->
                                USD.holds(part.amount()) && part.amount().signum() >= 0);
                if (plan.id().equals("advice")) {
                    assertThat(plan.people()).allMatch(part -> part.amount().compareTo(new BigDecimal("700")) <= 0);
                }
                assertThat(plan.id().equals("services") && day.getMonthValue() == 3)
                        .isFalse();
            }
            assertThat(due.byPlan().overlays())
                    .noneMatch(overlay -> overlay.person().equals("gone"));
            assertThat(CommissionInputs.fromJson(inputs.toJson()).toJson()).isEqualTo(inputs.toJson());
        });
    }

    @Test
    void tiersPayTheSameForAnIntervalAsForItsTwoParts() {
        List<Tier> tiers = List.of(
                new Tier(BigDecimal.ZERO, BigDecimal.ONE),
                new Tier(new BigDecimal("100"), new BigDecimal("1.5")),
                new Tier(new BigDecimal("250.5"), new BigDecimal("0.25")));
        Seeded.check(300, seeded -> {
            BigDecimal from = seeded.decimal(300, 4);
            BigDecimal first = seeded.decimal(300, 4);
            BigDecimal second = seeded.decimal(300, 4);
            assertThat(PlanCommission.tiered(tiers, from, first.add(second)))
                    .isEqualByComparingTo(PlanCommission.tiered(tiers, from, first)
                            .add(PlanCommission.tiered(tiers, from.add(first), second)));
        });
    }

    @Test
    void refusesToGuessADayOrWhoIsActive() {
        Proposal proposal = Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"1\", \"validityMonths\": 12}");
        assertThatThrownBy(() -> Economics.of(PricedDeal.of(proposal, PLANS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("plan services needs to know the day");
        CommissionInputs withoutPeople = new CommissionInputs(LocalDate.EPOCH, null, List.of());
        assertThatThrownBy(() -> Economics.of(PricedDeal.of(proposal, PLANS).withCommissionInputs(withoutPeople)))
                .hasMessageContaining("the overlay of lead needs to know who is active");
    }

    @Test
    void namesWhyADealPaysNoCommission() {
        assertThat(why("plans: [{id: a, kinds: [SUBSCRIPTION], rate: 1}]", "275"))
                .isEqualTo(ExpectedCommission.NothingDue.NO_LINE_EARNS);
        assertThat(why("plans: [{id: a, rate: 1, marginGate: 90}]", "275"))
                .isEqualTo(ExpectedCommission.NothingDue.MARGIN_BELOW_GATE);
        assertThat(why("plans: [{id: a, rate: 1}]", "0")).isEqualTo(ExpectedCommission.NothingDue.MARGIN_UNDEFINED);
        assertThat(why("plans: [{id: a, rate: 0}]", "275")).isEqualTo(ExpectedCommission.NothingDue.NO_BASE);
        assertThat(why("plans: [{id: a, tiers: [{above: 0, rate: 0}, {above: 500, rate: 1}]}]", "275"))
                .isEqualTo(ExpectedCommission.NothingDue.NO_BASE);
        assertThat(why("plans: [{id: a, rate: 0.001}]", "275"))
                .isEqualTo(ExpectedCommission.NothingDue.ROUNDED_TO_ZERO);
    }

    private static ExpectedCommission.NothingDue why(String plans, String price) {
        Proposal proposal =
                Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"1\", \"unitPrice\": \"%s\"}".formatted(price));
        return Economics.of(PricedDeal.of(proposal, Deals.policyWith(FLAT, plans)))
                .commission()
                .nothingDue();
    }

    @Test
    void withoutAGateASubscriptionEarnsInTheFlatForm() {
        Policy policy = Deals.policyWith(FLAT + "\n  marginGate: 0 ", "rate: 2\n  kinds: [SUBSCRIPTION] ");
        Proposal proposal = Deals.usd("{\"sku\": \"SUB-LIGHT\", \"quantity\": \"1\", \"termMonths\": 12}");
        ExpectedCommission due = Economics.of(PricedDeal.of(proposal, policy)).commission();
        assertThat(due.amount()).isEqualByComparingTo("1920.00");
        assertThat(Deals.document(proposal, policy)
                        .at("/economics/commissionPlans/0/gate")
                        .textValue())
                .isEqualTo("PASSED");
    }

    @Test
    void storesTheSameInputsAsTheSameText() {
        CommissionInputs one = new CommissionInputs(
                LocalDate.of(2026, 3, 1),
                Set.of("lead", "chief"),
                List.of(
                        new Attained("b", "rep", new BigDecimal("80000.1250")),
                        new Attained("a", "rep", BigDecimal.ZERO)));
        assertThat(one.toJson())
                .hasToString("{\"day\":\"2026-03-01\",\"activeOverlays\":[\"chief\",\"lead\"],\"attainments\":["
                        + "{\"plan\":\"a\",\"person\":\"rep\",\"amount\":\"0\"},"
                        + "{\"plan\":\"b\",\"person\":\"rep\",\"amount\":\"80000.125\"}]}");
        assertThat(AssessmentDocument.FORMAT).isEqualTo(2);
    }
}
