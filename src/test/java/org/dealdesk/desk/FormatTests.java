package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures and names as people read them. */
class FormatTests {

    @Test
    void keepsNamesThatRunFromRightToLeftFromTurningWhatStandsAround() {
        assertThat(Format.isolated("\u05d0\u05d1")).isEqualTo("\u2068\u05d0\u05d1\u2069");
        assertThat(Format.isolated("Acme \u202eemcA")).isEqualTo("\u2068Acme \u202eemcA\u2069");
        assertThat(Format.isolated("Ace & Söhne")).isEqualTo("Ace & Söhne");
        assertThat(Format.isolated(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"42.5, 42.50", "0, 0.00", "-140.125, −140.13", "1234.5, '1,234.50'", "33.333333, 33.33"})
    void showsFiguresInPercentWithTwoDecimals(BigDecimal value, String shown) {
        assertThat(Format.percent(value)).isEqualTo(shown + "\u00a0%");
        assertThat(Format.percent(TextNode.valueOf(value.toPlainString()))).isEqualTo(shown + "\u00a0%");
    }
}
