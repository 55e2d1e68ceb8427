package org.dealdesk.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailPhrasesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: b",
                "a\nBcc: b",
                "a\u0000\u0085Bcc: b",
                "a\u2028\u2029Bcc: b",
                "a \t Bcc: b",
                "a\u202EBcc: b"
            })
    void makesOneHarmlessLineOfAnything(String hostile) {
        assertThat(MailPhrases.line(hostile, 100)).isEqualTo("a Bcc: b");
    }

    @Test
    void cutsWhatIsTooLongBetweenCharacters() {
        assertThat(MailPhrases.line("x".repeat(200), 60)).isEqualTo("x".repeat(59) + "…");
        assertThat(MailPhrases.line("😀".repeat(61), 60)).isEqualTo("😀".repeat(59) + "…");
        assertThat(MailPhrases.line("x".repeat(60), 60)).isEqualTo("x".repeat(60));
    }

    @Test
    void keepsTheLinesOfProse() {
        assertThat(MailPhrases.prose("one\r\ntwo\n\nthree\u202E\u0007", 100)).isEqualTo("one\ntwo\n\nthree");
    }

    @Test
    void keepsAnotherDirectionToItself() {
        assertThat(MailPhrases.isolated("שלום בע״מ")).isEqualTo("\u2068שלום בע״מ\u2069");
        assertThat(MailPhrases.isolated("Acme")).isEqualTo("Acme");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120000.0000 | USD | 120,000.00 USD
            0           | USD | 0.00 USD
            1234567     | JPY | 1,234,567 JPY
            -5.5        | USD | -5.50 USD
            1.2345      | USD | 1.2345 USD
            1.234       | KWD | 1.234 KWD
            """)
    void saysAmountsExactly(BigDecimal amount, String currency, String said) {
        assertThat(MailPhrases.amount(amount, currency)).isEqualTo(said);
    }

    @Test
    void saysRatiosAndTimes() {
        assertThat(MailPhrases.percent(new BigDecimal("31.00"))).isEqualTo("31.00 %");
        assertThat(MailPhrases.percent(new BigDecimal("-140.25"))).isEqualTo("-140.25 %");
        assertThat(MailPhrases.percent(new BigDecimal("100.00"))).isEqualTo("100.00 %");
        assertThat(MailPhrases.percent(null)).isEqualTo("undefined");
        assertThat(MailPhrases.minute(Instant.parse("2026-11-24T03:05:00Z"), ZoneId.of("America/New_York")))
                .isEqualTo("2026-11-23 22:05 America/New_York");
    }
}
