package org.dealdesk.guardrail.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountedPriceTests {

    private static final List<String> QUANTITIES =
            List.of("0.01", "0.33", "1", "3", "7.5", "10", "33.33", "160", "999.99", "1000000");
    private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");

    /** Every currency, SKU and quantity: assessed in full at that price, and at the next lower amount that could be paid. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0001", "5", "10", "15", "20", "33.33", "66.6667", "99.99", "100"})
    void isNeverAssessedAtMoreThanWasTyped(String percent) {
        for (DealCurrency currency : Deals.POLICY.currencies().values()) {
            for (Sku sku : Deals.POLICY.priceBook().values()) {
                for (String quantity : QUANTITIES) {
                    check(currency, sku, new BigDecimal(quantity), new BigDecimal(percent));
                }
            }
        }
    }

    private static void check(DealCurrency currency, Sku sku, BigDecimal quantity, BigDecimal percent) {
        BigDecimal months = BigDecimal.valueOf(sku.kind() == SkuKind.SUBSCRIPTION ? 7 : 1);
        BigDecimal units = quantity.multiply(months);
        BigDecimal list = currency.listPrices().get(sku.code());
        if (list.multiply(units).compareTo(new BigDecimal("1000000000000")) > 0) {
            return;
        }
        BigDecimal price = DiscountedPrice.of(list, units, percent, currency);
        assertThat(price.scale()).isLessThanOrEqualTo(6);
        PricedLine line = assessed(currency, sku, quantity, price);
        String what = "%s × %s of %s in %s: %s".formatted(percent, quantity, sku.code(), currency.currency(), price);
        if (!line.discountPct().hasValue()) {
            return;
        }
        assertThat(line.discountPct().ratio().compareTo(percent)).as(what).isLessThanOrEqualTo(0);
        // The highest price at which the customer would pay less.
        BigDecimal paid =
                price.multiply(units).setScale(currency.currency().decimals(), java.math.RoundingMode.HALF_UP);
        BigDecimal half = currency.currency().minorUnit().divide(BigDecimal.valueOf(2));
        BigDecimal lower = paid.subtract(half)
                .divide(units, 6, java.math.RoundingMode.CEILING)
                .subtract(MILLIONTH);
        if (lower.signum() >= 0) {
            assertThat(assessed(currency, sku, quantity, lower)
                            .discountPct()
                            .ratio()
                            .compareTo(percent))
                    .as(what + " and " + lower)
                    .isGreaterThan(0);
        }
    }

    private static PricedLine assessed(DealCurrency currency, Sku sku, BigDecimal quantity, BigDecimal price) {
        String rest =
                switch (sku.kind()) {
                    case SUBSCRIPTION -> ", \"termMonths\": 7";
                    case FIXED_FEE -> ", \"effort\": [{\"role\": \"CONSULTANT\", \"hours\": \"1\"}]";
                    case TIME_AND_MATERIALS -> "";
                };
        Proposal deal = Deals.deal(
                "\"currency\": \"" + currency.currency().code() + "\"",
                "{\"sku\": \"%s\", \"quantity\": \"%s\", \"unitPrice\": \"%s\"%s}"
                        .formatted(sku.code(), quantity.toPlainString(), price.toPlainString(), rest));
        Assessment assessment = Deals.assess(deal);
        return assessment.economics().lines().get(0);
    }

    /** What is typed most: a price of few decimals where one does, not one that only rounding tells from it. */
    @ParameterizedTest
    @CsvSource({
        "USD, PS-PM-HR, 7.5, 10, 225.00",
        "USD, PS-CONSULT-HR, 200, 12, 242.00",
        "USD, PS-CONSULT-HR, 0.33, 15, 233.75",
        "EUR, PS-PM-HR, 7.5, 10, 204.546",
        "GBP, PS-ARCH-HR, 3, 15, 225.782",
        "JPY, PS-CONSULT-HR, 10, 15, 34888",
        "USD, PS-CONSULT-HR, 100, 100, 0.00",
        "USD, PS-CONSULT-HR, 100, 0, 275.00",
    })
    void hasAsFewDecimalsAsWillDo(String currency, String sku, String quantity, String percent, String price) {
        DealCurrency in = Deals.POLICY.currencies().get(currency);
        assertThat(DiscountedPrice.of(in.listPrices().get(sku), new BigDecimal(quantity), new BigDecimal(percent), in))
                .isEqualTo(price);
    }
}
