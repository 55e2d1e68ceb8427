package org.dealdesk.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD | 16.50 | 33.34 33.33 33.33 | 5.50 5.50 5.50
            USD | 0.01  | 50 50             | 0.01 0.00
            USD | 0.05  | 33.33 33.34 33.33 | 0.02 0.02 0.01
            USD | 10.00 | 1 1 1             | 3.34 3.33 3.33
            JPY | 100   | 66.67 33.33       | 67 33
            USD | 0.00  | 60 40             | 0.00 0.00
            USD | 7.00  | 100               | 7.00
            """)
    void givesMissingUnitsToTheLargestRemainders(String currency, BigDecimal total, String weights, String parts) {
        assertThat(Split.byLargestRemainder(total, decimals(weights), Currency.of(currency)))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(decimals(parts));
    }

    @Test
    void addsUpAndStaysWithinOneUnitOfTheExactPart() {
        Seeded.check(3000, seeded -> {
            Currency currency = Currency.of(seeded.oneOf(List.of("USD", "JPY", "KWD")));
            BigDecimal total = seeded.decimal(100_000, currency.decimals());
            List<BigDecimal> weights = new ArrayList<>();
            int size = seeded.between(1, 9);
            for (int index = 0; index < size; index++) {
                weights.add(seeded.decimal(100, 2).add(new BigDecimal("0.01")));
            }
            List<BigDecimal> parts = Split.byLargestRemainder(total, weights, currency);
            assertThat(sum(parts)).isEqualByComparingTo(total);
            for (int index = 0; index < size; index++) {
                Ratio exact = Ratio.of(total.multiply(weights.get(index)), sum(weights));
                assertThat(exact.compareTo(parts.get(index).add(currency.minorUnit())))
                        .isNegative();
                assertThat(exact.compareTo(parts.get(index).subtract(currency.minorUnit())))
                        .isPositive();
            }
        });
    }

    @Test
    void refusesWhatHasNoParts() {
        Currency usd = Currency.of("USD");
        assertThatThrownBy(() -> Split.byLargestRemainder(BigDecimal.ONE, List.of(), usd))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byLargestRemainder(BigDecimal.ONE, List.of(BigDecimal.ZERO), usd))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byLargestRemainder(new BigDecimal("0.001"), List.of(BigDecimal.ONE), usd))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> decimals(String text) {
        return Arrays.stream(text.split(" ", -1)).map(BigDecimal::new).toList();
    }
}
