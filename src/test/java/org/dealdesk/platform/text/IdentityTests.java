package org.dealdesk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.dealdesk.platform.input.TextKindTests;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C-1                  | c-1
            C-1                  | <FF23><FF0D><FF11>
            C-1                  | <20>C<A0>-<3000>1
            C-1                  | C-1<200B>
            C-1                  | C<AD>-1<FEFF>
            C-1                  | <202E>C-1<FE0F>
            Stra<DF>e            | STRASSE
            Stra<1E9E>e          | strasse
            <FB01>rma            | FIRMA
            <3A3><3AF><3C3><3C5><3C6><3BF><3C2> | <3A3><38A><3A3><3A5><3A6><39F><3A3>
            Cafe<301>            | CAF<C9>
            <1112><1161><11AB>   | <D55C>
            <212A>               | k
            <1C4>                | d<17E>
            <2163>               | IV
            <130>                | i<307>
            <3164>C-1            | C-1
            """)
    void takesTheSpellingsOfOneIdentifierForOne(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C-1       | C-2
            C-1       | C1
            C-1       | C_1
            C-1       | <421>-1
            EVADE     | <395>VADE
            Caf<E9>   | Cafe
            i         | <131>
            I         | <130>
            0         | O
            <1F600>   | <1F601>
            """)
    void keepsApartWhatIsSpeltDifferently(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @Test
    void fitsItsColumnAndStaysApart() {
        String ligature = "\uFDFA".repeat(100);
        assertThat(Identity.key(ligature)).hasSizeLessThanOrEqualTo(200).isNotEqualTo(Identity.key(ligature + "1"));
        assertThat(Identity.key("\uD801\uDC28".repeat(100))).hasSizeLessThanOrEqualTo(200);
        assertThat(Identity.key(null)).isNull();
    }

    @Test
    void knowsWhatWasMeant() {
        assertThat(Identity.hint("ps-consult-hr", List.of("PS-PM-HR", "PS-CONSULT-HR")))
                .isEqualTo("; there is PS-CONSULT-HR");
        assertThat(Identity.hint("PS-CONSULT", List.of("PS-PM-HR", "PS-CONSULT-HR")))
                .isEmpty();
    }

    /** The key says all: it is its own key, and neither case, width, composition nor blanks change it. */
    @Test
    void isTheSameForEverySpelling() {
        Seeded.check(5_000, chance -> {
            StringBuilder text = new StringBuilder();
            StringBuilder spelt = new StringBuilder();
            for (int length = chance.between(1, 8); length > 0; length--) {
                String letter = letter(chance);
                text.append(letter);
                spelt.append(chance.chance(20) ? chance.oneOf(List.of(" ", "\u00A0", "\u200B", "\uFEFF")) : "");
                spelt.append(respelt(letter, chance));
            }
            String key = Identity.key(text.toString());
            assertThat(Identity.key(spelt.toString())).isEqualTo(key);
            assertThat(Identity.key(key)).isEqualTo(key);
        });
    }

    private static String letter(Seeded chance) {
        return chance.chance(70)
                ? Character.toString(chance.between('!', '~'))
                : chance.oneOf(List.of("\u00E9", "\u00DF", "\u03C3", "\uD55C", "\uFB01", "\u0436", "\uD801\uDC00"));
    }

    private static String respelt(String letter, Seeded chance) {
        return switch (chance.between(0, 3)) {
            case 0 -> letter.toUpperCase(Locale.ROOT);
            case 1 -> Normalizer.normalize(letter, Normalizer.Form.NFD);
            case 2 -> letter.codePointAt(0) <= '~' ? Character.toString(letter.charAt(0) + 0xFEE0) : letter;
            default -> letter.toLowerCase(Locale.ROOT);
        };
    }

    private static String key(String written) {
        return Identity.key(TextKindTests.characters(written));
    }
}
