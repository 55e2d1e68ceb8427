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
