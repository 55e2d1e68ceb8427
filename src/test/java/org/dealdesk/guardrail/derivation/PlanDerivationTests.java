package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.document.DerivationDocument;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** The derivation of a commission by plans, followed with a calculator. */
class PlanDerivationTests {

    private static final Policy PLANS =
            Deals.policyWith("rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]", """
            plans:
                - {id: advice, kinds: [TIME_AND_MATERIALS], tiers: [{above: 0, rate: 0.5}, {above: 20000, rate: 1.25}], cap: 700}
                - {id: subscriptions, kinds: [SUBSCRIPTION], base: ANNUAL, rate: 1}
                - {id: extra, skus: [PS-CONSULT-HR], rate: 0.333333, adds: true}
              overlays: [{person: lead, percent: 10}]
            """.strip());

    @Test
    void aCalculatorComesToEachFigureAndTheSharesAreThoseOfTheAssessment() {
        Seeded.check(200, seeded -> {
            Proposal proposal = RandomDeals.any(seeded, PLANS);
            BigDecimal won = seeded.decimal(40000, 4);
            CommissionInputs inputs = CommissionInputs.ask(
                    proposal, PLANS.commission(), LocalDate.EPOCH, person -> true, (person, plan) -> won);
            PricedDeal deal = PricedDeal.of(proposal, PLANS).withCommissionInputs(inputs);
            Assessment assessment = Assessment.of(deal, CustomerInputs.none());
            JsonNode derivation = DerivationDocument.of(Derivation.of(deal, assessment), true, true, Set.of());
            for (JsonNode figure : derivation.get("figures")) {
                if (figure.get("state").textValue().equals("VALUE")) {
                    assertThat(Explained.substituted(figure))
                            .isEqualTo(figure.get("calculation").textValue());
                    Explained.sameDigits(
                            figure,
                            Calculator.evaluate(figure.get("calculation").textValue()));
                }
            }
            JsonNode economics = AssessmentDocument.of(deal, assessment).get("economics");
            assertThat(value(derivation, "commission", null)).isEqualTo(economics.get("commission"));
            assertThat(value(derivation, "commissionBase", null)).isEqualTo(economics.get("commissionBase"));
            for (JsonNode share : economics.get("commissionSplit")) {
                assertThat(value(derivation, "commissionShare", share.get("rep").textValue()))
                        .isEqualTo(share.get("amount"));
            }
            assertThat(derivation.at("/commissionGate/marginGate").isNull()).isTrue();
        });
    }

    /** Two reps, a tier in part, a cap, a gate that is missed, a plan on top and an overlay. */
    @Test
    void saysOfEachFigureWhatItIsAndHowItWasRounded() {
        Policy policy = Deals.policyWith(
                "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]\n  marginGate: 0 ", """
            plans:
                - {id: advice, skus: [PS-CONSULT-HR], tiers: [{above: 0, rate: 1}, {above: 5000, rate: 2}], cap: 30}
                - {id: subscriptions, kinds: [SUBSCRIPTION], base: ANNUAL, rate: 1}
                - {id: packages, kinds: [FIXED_FEE], marginGate: 99, rate: 1}
                - {id: undefined, skus: [PS-PM-HR], marginGate: 0, rate: 1}
                - {id: extra, base: ANNUAL, skus: [PS-CONSULT-HR, SUB-LIGHT], rate: 0.5, adds: true}
              overlays: [{person: chief, percent: 5}, {person: lead, percent: 10}]
            """.strip() + " ");
        Proposal proposal = Deals.deal("""
                "currency": "USD", "credits": [{"rep": "rep", "percent": 75}, {"rep": "other", "percent": 25}]""", """
                {"sku": "PS-CONSULT-HR", "quantity": "10", "unitPrice": "275", "validityMonths": 12},
                {"sku": "SUB-LIGHT", "quantity": "1", "termMonths": 24},
                {"sku": "PS-JUMPSTART", "quantity": "1", "effort": [{"role": "CONSULTANT", "hours": "10"}]},
                {"sku": "PS-PM-HR", "quantity": "1", "unitPrice": "0", "validityMonths": 12}""");
        CommissionInputs inputs = CommissionInputs.ask(
                proposal,
                policy.commission(),
                LocalDate.EPOCH,
                person -> true,
                (person, plan) -> new BigDecimal(person.equals("rep") ? "4000" : "0"));
        PricedDeal deal = PricedDeal.of(proposal, policy).withCommissionInputs(inputs);
        ExpectedCommission due = Economics.of(deal).commission();
        assertThat(PlanDerivation.of(deal, due).stream().map(figure -> "%s | %s | %s | %s = %s | %s"
                        .formatted(
                                figure.figure(),
                                figure.rep(),
                                figure.words(),
                                figure.formula().text(),
                                figure.calculation(),
                                figure.value() + " " + figure.rounding())))
                .containsExactlyElementsOf(
                        Deals.resource("/derivation/plans.txt").lines().toList());
    }

    private static JsonNode value(JsonNode derivation, String name, String rep) {
        for (JsonNode figure : derivation.get("figures")) {
            boolean own = rep == null
                    ? figure.get("rep").isNull()
                    : rep.equals(figure.get("rep").textValue());
            if (own && figure.get("figure").textValue().equals(name)) {
                return figure.get("value");
            }
        }
        throw new AssertionError("no figure " + name + " of " + rep);
    }
}
