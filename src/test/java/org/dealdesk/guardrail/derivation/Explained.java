package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.document.DerivationDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;

/** One random deal, what was said of it, and how that came about. */
record Explained(Proposal proposal, ObjectNode assessment, JsonNode derivation) {

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z]+(?:\\[([^]]*)])?");

    static Explained of(Seeded seeded) {
        return of(RandomDeals.any(seeded, Deals.POLICY), Deals.POLICY, inputs(seeded), true);
    }

    static Explained of(Proposal proposal, Policy policy, CustomerInputs inputs, boolean withCost) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        Assessment assessment = Assessment.of(deal, inputs);
        return new Explained(
                proposal,
                AssessmentDocument.of(deal, assessment),
                DerivationDocument.of(Derivation.of(deal, assessment), withCost, withCost, Set.of()));
    }

    /** Values by name, {@code net[2]} for those of a line. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (JsonNode figure : derivation.get("figures")) {
            String name = figure.get("figure").textValue();
            String line = figure.get("line").isNull() ? "" : "[" + figure.get("line") + "]";
            if (figure.get("rep").isNull()) {
                assertThat(values.put(name + line, figure.get("value").textValue()))
                        .isNull();
            }
        }
        return values;
    }

    static CustomerInputs inputs(Seeded seeded) {
        BigDecimal customer = seeded.decimal(900_000, 2);
        BigDecimal all = customer.add(seeded.decimal(3_000_000, 2));
        List<String> deals = seeded.chance(50) ? List.of() : List.of("D-000001", "D-000002");
        return CustomerInputs.of(Map.of(
                "customer-concentration",
                new Answer.Concentration(customer, all, deals, seeded.between(0, 9)),
                "split-deals",
                new Answer.Recent(deals.isEmpty() ? BigDecimal.ZERO : seeded.decimal(300_000, 2), deals)));
    }

    static String substituted(JsonNode figure) {
        return figure.get("formula").isNull()
                ? null
                : substituted(figure.get("formula").textValue(), figure.get("inputs"));
    }

    static String substituted(String formula, JsonNode inputs) {
        return SYMBOL.matcher(formula).replaceAll(symbol -> {
            String number = inputs.required(symbol.group()).textValue();
            return number.startsWith("-") ? "(" + number + ")" : number;
        });
    }

    /** The digits before rounding are all there are, or the first of them and the exact fraction. */
    static void sameDigits(JsonNode json, Calculator.Result result) {
        String digits = json.get("unrounded").textValue();
        if (digits.endsWith("…")) {
            BigDecimal cut = new BigDecimal(digits.replace("…", ""));
            assertThat(cut).isEqualTo(result.rounded(cut.scale(), RoundingMode.DOWN));
            assertThat(Calculator.evaluate(json.get("fraction").textValue()).compareTo(result))
                    .isZero();
        } else {
            assertThat(Calculator.Result.of(new BigDecimal(digits)).compareTo(result))
                    .isZero();
            assertThat(json.get("fraction").isNull()).isTrue();
        }
    }
}
