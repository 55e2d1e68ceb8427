package org.dealdesk.guardrail.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Condition.Limit;
import org.dealdesk.guardrail.gate.Condition.OnTerm;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class ConditionTests {

    @Test
    void isKeptExactlyWhereTheMeasureIsWithinTheLimit() {
        Seeded.check(5_000, seeded -> {
            PricedDeal deal = PricedDeal.of(RandomDeals.any(seeded, Deals.POLICY), Deals.POLICY);
            Figure discount = Economics.of(deal).discountPct();
            BigDecimal value = seeded.decimal(100, 2);
            boolean within = discount.ratio().compareTo(value) <= 0;
            Condition most = new Limit(Measure.DEAL_DISCOUNT_PCT, Direction.MAX, value);
            assertThat(most.brokenBy(deal).isEmpty()).isEqualTo(within);
        });
    }

    @Test
    void saysWhatBreaksIt() {
        PricedDeal deal = PricedDeal.of(hours("48"), Deals.POLICY);

        assertThat(new Limit(Measure.DEAL_TRUE_MARGIN_PCT, Direction.MIN, new BigDecimal("30")).brokenBy(deal))
                .hasValueSatisfying(how -> assertThat(how).contains("-139.58", "min 30"));
        assertThat(new OnTerm("CUSTOM_SLA", true).brokenBy(deal)).hasValue("CUSTOM_SLA is missing");
        assertThat(new OnTerm("CUSTOM_SLA", false).brokenBy(deal)).isEmpty();
    }

    @Test
    void isKeptByADealThatDoesNotHaveTheMeasureAndBrokenByAnUndefinedOne() {
        PricedDeal paid = PricedDeal.of(hours("200"), Deals.POLICY);
        PricedDeal free = PricedDeal.of(hours("0"), Deals.POLICY);

        assertThat(new Limit(Measure.SUBSCRIPTION_TRUE_MARGIN_PCT, Direction.MIN, BigDecimal.TEN).brokenBy(paid))
                .isEmpty();
        assertThat(new Limit(Measure.DEAL_TRUE_MARGIN_PCT, Direction.MIN, new BigDecimal("-1000")).brokenBy(free))
                .isPresent();
    }

    @Test
    void isTheSameAfterItWasStored() {
        List<Condition> conditions = List.of(
                new Limit(Measure.REALIZED_RATE, Direction.MIN, new BigDecimal("150.50")),
                new Limit(Measure.TCV, Direction.MAX, new BigDecimal("1000")),
                new OnTerm("CUSTOM_SLA", true));

        assertThat(conditions).allSatisfy(condition -> assertThat(
                        Condition.fromJson(CanonicalJson.read(CanonicalJson.write(condition.toJson()))))
                .isEqualTo(condition));
    }

    @Test
    void isNotOfALineOrOfOtherDeals() {
        assertThatThrownBy(() -> new Limit(Measure.LINE_DISCOUNT_PCT, Direction.MAX, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(Measure.CUSTOMER_WINDOW_TCV, Direction.MAX, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadWithEveryFaultNamed() {
        assertThat(faults("""
                {"conditions": [
                  {"measure": "LINE_DISCOUNT_PCT", "max": "10"},
                  {"measure": "MARGIN", "min": 1},
                  {"measure": "TCV"},
                  {"measure": "TCV", "min": 1, "max": 2},
                  {"measure": "TCV", "max": "1e10000000"},
                  {"term": "CUSTOM_SLA"},
                  {"term": "NO_SUCH_TERM", "present": true},
                  {"measure": "TCV", "max": 1, "color": "red"}]}
                """))
                .containsExactlyInAnyOrder(
                        "/conditions/0/measure",
                        "/conditions/1/measure",
                        "/conditions/2/max",
                        "/conditions/3/max",
                        "/conditions/4/max",
                        "/conditions/5/present",
                        "/conditions/7/color");
    }

    @Test
    void isReadWithItsLimitOrItsTerm() {
        Faults faults = new Faults();
        List<Condition> read = read("""
                {"conditions": [{"measure": "DEAL_DISCOUNT_PCT", "max": "20"}, {"measure": "DEAL_TRUE_MARGIN_PCT", "min": 40},
                  {"term": "CUSTOM_SLA", "present": true}, {"term": "PHANTOM", "present": false}]}""", faults);
        assertThat(read)
                .containsExactly(
                        new Limit(Measure.DEAL_DISCOUNT_PCT, Direction.MAX, new BigDecimal("20")),
                        new Limit(Measure.DEAL_TRUE_MARGIN_PCT, Direction.MIN, new BigDecimal("40")),
                        new OnTerm("CUSTOM_SLA", true),
                        new OnTerm("PHANTOM", false));
        faults.refuseIfAny();
        ConditionReader.check(read, Deals.POLICY, faults);
        assertThat(faults.list()).extracting(Fault::pointer).containsExactly("/conditions/3/term");
    }

    @Test
    void namesTheMeasuresOfWholeDeals() {
        Faults faults = new Faults();
        read("{\"conditions\": [{\"measure\": \"LINE_DISCOUNT_PCT\", \"max\": 1}]}", faults);
        assertThat(faults.list())
                .extracting(Fault::detail)
                .singleElement()
                .asString()
                .contains("must be a measure of the whole deal: one of [", "DEAL_DISCOUNT_PCT", "TCV")
                .doesNotContain("LINE_");
    }

    private static Proposal hours(String unitPrice) {
        return Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 100, \"unitPrice\": \"%s\"}".formatted(unitPrice));
    }

    private static List<String> faults(String text) {
        Faults faults = new Faults();
        read(text, faults);
        try {
            faults.refuseIfAny();
            return List.of();
        } catch (InvalidInput invalid) {
            return invalid.faults().stream().map(Fault::pointer).toList();
        }
    }

    private static List<Condition> read(String text, Faults faults) {
        JsonNode body = CanonicalJson.read(text);
        try (Fields fields = Fields.of(body, faults)) {
            return ConditionReader.read(fields, "conditions");
        }
    }
}
