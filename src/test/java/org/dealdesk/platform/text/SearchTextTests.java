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

class SearchTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <DC>nl<FC> <C7>an                     | unlu can
            <130>N<15E>AAT                        | insaat
            in<15F>aat                            | insaat
            I<15E>IK                              | isik
            <131><15F><131>k                      | isik
            <392><39F><3A1><3A1><386><3A3>        | <3B2><3BF><3C1><3C1><3B1><3C3>
            <3B2><3BF><3C1><3C1><3AC><3C2>        | <3B2><3BF><3C1><3C1><3B1><3C3>
            Cafe<301>                             | cafe
            caf<E9>                               | cafe
            Stra<DF>e                             | strasse
            <FB01>rma                             | firma
            <FF21><FF43><FF4D><FF45>              | acme
            <1112><1161><11AB>                    | <D55C>
            <304C>                                | <304B>
            co<AD>op<200B>                        | coop
            <2764><FE0F>                          | <2764>
            a<A0><3000> b                         | a b
            <301>                                 | ''
            """)
    void foldsAccentsCaseAndWidth(String text, String folded) {
        assertThat(SearchText.fold(characters(text))).isEqualTo(characters(folded));
    }

    @Test
    void keepsSeveralTextsApart() {
        assertThat(SearchText.of("Acme", null, " B\nC ")).isEqualTo("acme\nb c");
    }

    @ParameterizedTest
    @CsvSource({"100%, %100!%%", "a_b, %a!_b%", "hey!, %hey!!%", "É\\, %e\\%"})
    void takesEveryCharacterOfATermLiterally(String term, String pattern) {
        assertThat(SearchText.pattern(term)).isEqualTo(pattern);
    }

    /** Folding twice is the same as once, and the case, the composition and the marks of a text make no difference. */
    @Test
    void foldsEverySpellingAlike() {
        List<String> letters = List.of(
                "a", "I", "i", "\u0131", "\u0130", "\u00E9", "\u00DF", "\u03A3", "\uD55C", "\uFB01", " ", "\u01C4",
                "%");
        Seeded.check(5_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int length = chance.between(0, 8); length > 0; length--) {
                text.append(chance.oneOf(letters));
            }
            String folded = SearchText.fold(text.toString());
            assertThat(SearchText.fold(folded)).isEqualTo(folded);
            assertThat(SearchText.fold(text.toString().toUpperCase(Locale.ROOT)))
                    .isEqualTo(folded);
            assertThat(SearchText.fold(text.toString().toLowerCase(Locale.ROOT)))
                    .isEqualTo(folded);
            assertThat(SearchText.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .isEqualTo(folded);
            assertThat(SearchText.fold(text.toString().replace("a", "a\u0308\u200B")))
                    .isEqualTo(folded);
        });
    }

    private static String characters(String written) {
        return TextKindTests.characters(written);
    }
}
