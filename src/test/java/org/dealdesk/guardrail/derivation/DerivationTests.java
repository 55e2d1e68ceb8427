package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.guardrail.derivation.Derivations.derive;
import static org.dealdesk.guardrail.derivation.Derivations.figure;
import static org.dealdesk.guardrail.derivation.Derivations.names;
import static org.dealdesk.guardrail.derivation.Derivations.row;
import static org.dealdesk.guardrail.derivation.Derivations.words;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** Derivations of figures as a person in finance would write them down. */
class DerivationTests {

    private static final String NO_LINE = "";

    @Test
    void convertsAForeignLineStepByStep() {
        JsonNode derivation = derive(Deals.deal("\"currency\": \"JPY\"", """
                {"sku": "PS-CONSULT-HR", "quantity": 10.5, "unitPrice": 35000.5, "validityMonths": 12}"""));

        assertThat(row(derivation, "listUnitPrice", "1"))
                .isEqualTo("275 / 0.0067 = 41044.776119402985… (2750000/67), half up to 6 decimals: 41044.776119 JPY");
        assertThat(row(derivation, "listInDealCurrency", "1"))
                .isEqualTo("10.5 × 41044.776119 × 1 = 430970.1492495, half up to 0 decimals: 430970 JPY");
        assertThat(row(derivation, "list", "1"))
                .isEqualTo("430970 × 0.0067 = 2887.499, half up to 2 decimals: 2887.50 USD");
        assertThat(row(derivation, "netInDealCurrency", "1"))
                .isEqualTo("10.5 × 35000.5 × 1 = 367505.25, half up to 0 decimals: 367505 JPY");
        assertThat(row(derivation, "net", "1"))
                .isEqualTo("367505 × 0.0067 = 2462.2835, half up to 2 decimals: 2462.28 USD");
        assertThat(row(derivation, "cost", "1")).isEqualTo("10.5 × 115 = 1207.5, half up to 2 decimals: 1207.50 USD");
    }

    @Test
    void sharesTheCommissionByLargestRemainder() {
        JsonNode derivation = derive(Deals.deal(
                "\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": \"33.33\"}, "
                        + "{\"rep\": \"rep2\", \"percent\": \"33.33\"}, {\"rep\": \"rep3\", \"percent\": \"33.34\"}]",
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": 275.50}"));

        assertThat(row(derivation, "commission", NO_LINE))
                .isEqualTo("275.50 × 2 / 100 = 5.51, half up to 2 decimals: 5.51 USD");
        assertThat(row(derivation, "commissionPart", "rep"))
                .isEqualTo("5.51 × 33.33 / 100 = 1.836483, down to 2 decimals: 1.83 USD");
        assertThat(row(derivation, "commissionRemainder", "rep"))
                .isEqualTo("5.51 × 33.33 / 100 − 1.83 = 0.006483, none: 0.006483 USD");
        assertThat(row(derivation, "commissionShare", "rep")).isEqualTo("1.83 + 0.01 = 1.84, none: 1.84 USD");
        assertThat(row(derivation, "commissionShare", "rep2")).isEqualTo("1.83 + 0.00 = 1.83, none: 1.83 USD");
        assertThat(row(derivation, "commissionShare", "rep3")).isEqualTo("1.83 + 0.01 = 1.84, none: 1.84 USD");
        assertThat(figure(derivation, "commissionShare", "rep2").get("words").textValue())
                .contains("0.02 USD over", "this rep gets none");
    }

    @Test
    void derivesEachFigureOnce() {
        String year = "{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 12, \"unitPrice\": 7000}";
        JsonNode home = derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}," + year));

        assertThat(names(home, "1"))
                .containsExactly(
                        "listUnitPrice",
                        "list",
                        "net",
                        "carvedIn",
                        "plannedHours",
                        "cost",
                        "discountPct",
                        "trueMarginPct");
        assertThat(names(home, "2"))
                .containsExactly(
                        "listUnitPrice",
                        "list",
                        "net",
                        "carvedIn",
                        "includedHours",
                        "plannedHours",
                        "cost",
                        "discountPct",
                        "trueMarginPct",
                        "effortShortfallPct",
                        "annualValue");
        assertThat(names(home, NO_LINE))
                .startsWith("listTotal", "netTotal", "costTotal", "carvedInTotal", "tcv", "discountPct")
                .contains("oneTimeNet", "oneTimeCost", "oneTimeHours", "subscriptionNet", "subscriptionCost");
        assertThat(names(derive(Deals.deal("\"currency\": \"EUR\"", year)), "1"))
                .startsWith("listUnitPrice", "listInDealCurrency", "list", "netInDealCurrency", "net", "carvedIn");
        assertThat(names(derive(Deals.usd(year)), NO_LINE)).doesNotContain("oneTimeNet", "oneTimeCost", "oneTimeHours");
    }

    @Test
    void saysWhetherANumberWasStatedOrAssumed() {
        JsonNode assumed = derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}"));
        JsonNode stated = derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3, \"unitPrice\": 275, "
                + "\"effort\": [{\"role\": \"ARCHITECT\", \"hours\": 3}]}"));

        assertThat(words(assumed, "net", "1")).contains("no unit price was agreed");
        assertThat(words(stated, "net", "1")).endsWith("at the unit price agreed");
        assertThat(words(assumed, "plannedHours", "1")).endsWith("by default");
        assertThat(words(stated, "plannedHours", "1")).endsWith("as stated");
    }

    @Test
    void countsAYearOfALongerSubscription() {
        String line = "{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": %d, \"unitPrice\": 7000}";
        JsonNode year = derive(Deals.usd(line.formatted(12)));
        JsonNode longer = derive(Deals.usd(line.formatted(13)));

        assertThat(row(year, "annualValue", "1")).isEqualTo("84000.00 = 84000, half up to 2 decimals: 84000.00 USD");
        assertThat(words(year, "annualValue", "1")).contains("no longer than a year");
        assertThat(row(longer, "annualValue", "1"))
                .isEqualTo("91000.00 × 12 / 13 = 84000, half up to 2 decimals: 84000.00 USD");
        assertThat(words(longer, "annualValue", "1")).contains("12 of its months");
        assertThat(words(longer, "acv", NO_LINE)).endsWith("the annual values of the subscriptions");
        assertThat(words(derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}")), "acv", NO_LINE))
                .endsWith("0, since the deal has no subscription");
    }

    @Test
    void tellsNoGapFromAGapWithoutNet() {
        String free = "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3, \"unitPrice\": 0, \"carvedIn\": %s}";
        JsonNode none = derive(Deals.usd(free.formatted("0")));
        JsonNode undefined = derive(Deals.usd(free.formatted("1")));
        JsonNode paid = derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}"));

        assertThat(words(none, "carveGapPts", NO_LINE)).endsWith("without carved-in revenue there is no gap");
        assertThat(figure(none, "carveGapPts", NO_LINE).get("value").textValue())
                .isEqualTo("0.00");
        assertThat(words(undefined, "carveGapPts", NO_LINE)).contains("both unrounded. Undefined: ");
        assertThat(words(paid, "carveGapPts", NO_LINE)).endsWith("both unrounded");
    }
}
