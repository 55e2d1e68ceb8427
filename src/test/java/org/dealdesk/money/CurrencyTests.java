package org.dealdesk.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTests {

    @ParameterizedTest
    @CsvSource({"USD, 2.345, 2.35", "USD, -2.345, -2.35", "USD, 2.3449999, 2.34", "JPY, 0.5, 1", "KWD, 1.0005, 1.001"})
    void roundsHalfUpToItsMinorUnits(String currency, BigDecimal amount, String rounded) {
        assertThat(Rounding.toMinorUnits(amount, Currency.of(currency)).toPlainString())
                .isEqualTo(rounded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "XAU", "XXX", "ABC", "", "US", "€"})
    void knowsOnlyMoney(String code) {
        assertThat(Currency.find(code)).isEmpty();
        assertThatThrownBy(() -> Currency.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a currency: " + code);
    }

    @Test
    void showsARatioWithTwoDecimals() {
        assertThat(Rounding.show2(Ratio.of(new BigDecimal("2"), new BigDecimal("3"))))
                .isEqualTo("0.67");
    }

    @Test
    void holdsOnlyWhatCanBePaid() {
        assertThat(Currency.of("USD").holds(new BigDecimal("1.100"))).isTrue();
        assertThat(Currency.of("USD").holds(new BigDecimal("1.101"))).isFalse();
        assertThat(Currency.of("JPY").holds(new BigDecimal("1E+3"))).isTrue();
        assertThat(Currency.of("JPY").holds(new BigDecimal("0.5"))).isFalse();
    }
}
