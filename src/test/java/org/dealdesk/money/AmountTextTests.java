package org.dealdesk.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25000     | USD | 25,000.00 USD
            3869871   | USD | 3,869,871.00 USD
            0.5       | USD | 0.50 USD
            -1234.5   | EUR | -1,234.50 EUR
            1234567   | JPY | 1,234,567 JPY
            """)
    void groupsThousandsAndNamesTheCurrency(BigDecimal amount, String currency, String text) {
        assertThat(AmountText.of(amount, Currency.of(currency))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            149.996   | 149.996
            250000.01 | 250,000.01
            1E+6      | 1,000,000
            """)
    void keepsTheDecimalsOfANumber(BigDecimal number, String text) {
        assertThat(AmountText.grouped(number)).isEqualTo(text);
    }
}
