package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** Every derivation of any deal, followed with a calculator that is independent of the product. */
class DerivationPropertyTests {

    private static final int TRIES = 400;
    private static final Pattern ROUNDING = Pattern.compile("(half up|down) to ([0-9]+) decimals");
    private static final Policy DEARER = Deals.policyWith("CONSULTANT: 115.00", "CONSULTANT: 115.37");

    @Test
    void aCalculatorComesToEachValue() {
        Seeded.check(TRIES, seeded -> {
            for (JsonNode figure : Explained.of(seeded).derivation().get("figures")) {
                assertThat(Explained.substituted(figure))
                        .isEqualTo(figure.get("calculation").textValue());
                switch (figure.get("state").textValue()) {
                    case "VALUE" -> followed(figure);
                    case "UNDEFINED" -> {
                        String calculation = figure.get("calculation").textValue();
                        assertThatThrownBy(() -> Calculator.evaluate(calculation))
                                .isInstanceOf(ArithmeticException.class);
                        assertThat(figure.get("words").textValue()).contains("Undefined: ");
                        hasNoValue(figure);
                    }
                    case "ABSENT" -> {
                        assertThat(figure.get("formula").isNull()).isTrue();
                        assertThat(figure.get("words").textValue()).contains("Absent: ");
                        hasNoValue(figure);
                    }
                    default -> throw new AssertionError(figure.toString());
                }
            }
        });
    }

    @Test
    void theValuesAreThoseOfTheAssessment() {
        Seeded.check(TRIES, seeded -> {
            Explained explained = Explained.of(seeded);
            Map<String, String> values = explained.values();
            JsonNode economics = explained.assessment().get("economics");
            economics.properties().forEach(figure -> {
                if (!Set.of("currency", "commissionSplit", "commissionPlans", "lines")
                        .contains(figure.getKey())) {
                    assertThat(values)
                            .containsEntry(figure.getKey(), figure.getValue().textValue());
                }
            });
            for (JsonNode line : economics.get("lines")) {
                for (String name : List.of("list", "net", "cost", "discountPct", "trueMarginPct")) {
                    assertThat(values)
                            .containsEntry(
                                    name + "[" + line.get("line") + "]",
                                    line.get(name).textValue());
                }
            }
            Map<String, String> shares = new HashMap<>();
            for (JsonNode figure : explained.derivation().get("figures")) {
                if (figure.get("figure").textValue().equals("commissionShare")) {
                    shares.put(
                            figure.get("rep").textValue(), figure.get("value").textValue());
                }
            }
            for (JsonNode share : economics.get("commissionSplit")) {
                assertThat(shares.remove(share.get("rep").textValue()))
                        .isEqualTo(share.get("amount").textValue());
            }
            assertThat(shares).isEmpty();
        });
    }

    @Test
    void everyNumberIsDerivedBeforeItIsUsedOrStandsInTheDealOrThePolicy() {
        Seeded.check(TRIES, seeded -> {
            Explained explained = Explained.of(seeded);
            Map<String, String> derived = new HashMap<>();
            for (JsonNode figure : explained.derivation().get("figures")) {
                String line = figure.get("line").isNull() ? "" : "[" + figure.get("line") + "]";
                String rep = figure.get("rep").isNull() ? "" : figure.get("rep").textValue();
                figure.get("inputs").properties().forEach(input -> {
                    String name = input.getKey();
                    String number = input.getValue().textValue();
                    String own = name.contains("[") ? name : name + line + rep;
                    String known = derived.containsKey(own) ? derived.get(own) : derived.get(name);
                    known = known == null ? stated(name, figure, explained) : known;
                    assertThat(new BigDecimal(number))
                            .as("%s in %s", name, figure)
                            .isEqualByComparingTo(known);
                });
                derived.put(
                        figure.get("figure").textValue() + line + rep,
                        figure.get("value").textValue());
            }
        });
    }

    @Test
    void withoutCostsTheRateCardMakesNoDifference() {
        Seeded.check(TRIES, seeded -> {
            Proposal proposal = RandomDeals.any(seeded, Deals.POLICY);
            CustomerInputs inputs = Explained.inputs(seeded);
            JsonNode one = Explained.of(proposal, Deals.POLICY, inputs, false).derivation();
            JsonNode other = Explained.of(proposal, DEARER, inputs, false).derivation();
            String full = Explained.of(proposal, Deals.POLICY, inputs, true)
                    .derivation()
                    .toString();
            assertThat(full).contains("rate[");
            assertThat(one.toString()).doesNotContain("rate[", "− cost", "Cost)");
            // What the gate decides is no secret: the commission shows it.
            seeded.require(one.at("/commissionGate/open").equals(other.at("/commissionGate/open")));
            assertThat(one).isEqualTo(other);
        });
    }

    private static void followed(JsonNode figure) {
        Calculator.Result result = Calculator.evaluate(figure.get("calculation").textValue());
        Explained.sameDigits(figure, result);
        BigDecimal value = new BigDecimal(figure.get("value").textValue());
        Matcher rounding = ROUNDING.matcher(figure.get("rounding").textValue());
        if (rounding.matches()) {
            RoundingMode mode = rounding.group(1).equals("down") ? RoundingMode.DOWN : RoundingMode.HALF_UP;
            assertThat(result.rounded(Integer.parseInt(rounding.group(2)), mode))
                    .isEqualByComparingTo(value);
        } else {
            assertThat(figure.get("rounding").textValue()).isEqualTo("none");
            assertThat(result.compareTo(Calculator.Result.of(value))).isZero();
        }
    }

    private static void hasNoValue(JsonNode figure) {
        for (String name : List.of("value", "unrounded", "fraction")) {
            assertThat(figure.get(name).isNull()).as(name).isTrue();
        }
    }

    /** What the deal and the policy say. */
    private static String stated(String name, JsonNode figure, Explained explained) {
        Proposal proposal = explained.proposal();
        Policy policy = Deals.POLICY;
        if (name.equals("fx")) {
            return policy.currencies().get(proposal.currency()).fx().toPlainString();
        }
        if (!figure.get("rep").isNull()) {
            return ofRep(name, figure, explained);
        }
        if (figure.get("line").isNull()) {
            return name.equals("rate") ? policy.commission().rate().toPlainString() : "no such number: " + name;
        }
        DealLine line = proposal.lines().get(figure.get("line").intValue() - 1);
        Sku sku = policy.priceBook().get(line.sku());
        String role = name.contains("[") ? name.replaceAll(".*\\[|]", "") : null;
        return switch (name.replaceAll("\\[.*", "")) {
            case "listPrice" -> sku.listPrice().toPlainString();
            case "quantity" -> line.quantity().toPlainString();
            case "months" -> sku.kind().isOneTime() ? "1" : line.termMonths().toString();
            case "unitPrice" ->
                line.unitPrice() == null
                        ? explained.values().get("listUnitPrice[" + figure.get("line") + "]")
                        : line.unitPrice().toPlainString();
            case "stated", "carvedInInDealCurrency" ->
                line.carvedIn() == null ? "0" : line.carvedIn().toPlainString();
            case "hoursPerMonth" -> sku.hoursPerMonth().toPlainString();
            case "rate" -> policy.rateCard().get(role).toPlainString();
            case "hours" ->
                line.effort() == null
                        ? explained.values().get("plannedHours[" + figure.get("line") + "]")
                        : line.effort().stream()
                                .filter(planned -> planned.role().equals(role))
                                .findFirst()
                                .orElseThrow()
                                .hours()
                                .toPlainString();
            default -> throw new AssertionError("no such number: " + name);
        };
    }

    private static String ofRep(String name, JsonNode figure, Explained explained) {
        return switch (name) {
            case "percent" ->
                explained.proposal().credits().stream()
                        .filter(credit -> credit.rep().equals(figure.get("rep").textValue()))
                        .findFirst()
                        .orElseThrow()
                        .percent()
                        .toPlainString();
            case "added" -> figure.get("words").textValue().contains("gets one") ? "0.01" : "0";
            default -> throw new AssertionError("no such number: " + name);
        };
    }
}
