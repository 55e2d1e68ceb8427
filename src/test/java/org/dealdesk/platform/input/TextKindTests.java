package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, and how it is kept; {@code <200B>} in a table is the character of that number. */
public class TextKindTests {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            C-1                 | C-1
            <20>C-1<20>         | C-1
            <A0>C-1<A0>         | C-1
            <09>C-1<0D><0A>     | C-1
            <3000>C-1<2028>     | C-1
            <FEFF>C-1<FEFF>     | C-1
            <85>C-1<1680><202F> | C-1
            A<20>B              | A<20>B
            Cafe<301>           | Caf<E9>
            <1112><1161><11AB>  | <D55C>
            <FB01>n             | <FB01>n
            <FF23><FF0D><FF11>  | <FF23><FF0D><FF11>
            <DF>                | <DF>
            <1F600>             | <1F600>
            <395>VADE           | <395>VADE
            123456789012        | 123456789012
            """)
    void keepsAnIdentifierTrimmedAndComposed(String given, String kept) {
        assertThat(read(TextKind.IDENTIFIER, given)).isEqualTo(characters(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C-1<200B>      | invalid-character | must not hold U+200B ZERO WIDTH SPACE
            C<AD>-1        | invalid-character | must not hold U+00AD SOFT HYPHEN
            <202E>C-1      | invalid-character | must not hold U+202E RIGHT-TO-LEFT OVERRIDE
            C<FEFF>-1      | invalid-character | must not hold U+FEFF ZERO WIDTH NO-BREAK SPACE
            C<A0>1         | invalid-character | must not hold U+00A0 NO-BREAK SPACE
            C<3000>1       | invalid-character | must not hold U+3000 IDEOGRAPHIC SPACE
            C<09>1         | invalid-character | must not hold U+0009 CHARACTER TABULATION
            C<0A>1         | invalid-character | must not hold U+000A LINE FEED (LF)
            C<2028>1       | invalid-character | must not hold U+2028 LINE SEPARATOR
            C<2029>1       | invalid-character | must not hold U+2029 PARAGRAPH SEPARATOR
            C<20><20>1     | invalid-character | must not hold two blanks in a row
            C<00>          | invalid-character | must not hold U+0000 NULL
            C<E000>        | invalid-character | must not hold U+E000 PRIVATE USE AREA E000
            C<10FFFD>      | invalid-character | must not hold U+10FFFD SUPPLEMENTARY PRIVATE USE AREA B 10FFFD
            C<378>         | invalid-character | must not hold U+0378
            C<FDD0>        | invalid-character | must not hold U+FDD0
            C<FFFF>        | invalid-character | must not hold U+FFFF
            C<D800>        | invalid-character | must not hold U+D800 HIGH SURROGATES D800
            C<DC00>1       | invalid-character | must not hold U+DC00 LOW SURROGATES DC00
            C<FE0F>        | invalid-character | must not hold U+FE0F VARIATION SELECTOR-16
            C<E0100>       | invalid-character | must not hold U+E0100 VARIATION SELECTOR-17
            C<34F>         | invalid-character | must not hold U+034F COMBINING GRAPHEME JOINER
            C<3164>        | invalid-character | must not hold U+3164 HANGUL FILLER
            C<2800>        | invalid-character | must not hold U+2800 BRAILLE PATTERN BLANK
            C<200D>        | invalid-character | must not hold U+200D ZERO WIDTH JOINER
            <20><A0><3000> | blank             | must hold at least one visible character
            <FEFF>         | blank             | must hold at least one visible character
            <301>          | blank             | must hold at least one visible character
            1234567890123  | too-long          | must have at most 12 characters
            """)
    void refusesAnIdentifierThatDoesNotShowWhatItIs(String given, String code, String detail) {
        assertThat(faults(TextKind.IDENTIFIER, given)).containsExactly(new Fault("/field", code, detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <20>Acme<A0>                | Acme
            Acme<20><20>Ltd             | Acme<20><20>Ltd
            Acme<A0>Ltd                 | Acme<A0>Ltd
            Cafe<301>                   | Caf<E9>
            co<AD>op                    | co<AD>op
            <1F468><200D><1F469>        | <1F468><200D><1F469>
            <2764><FE0F>                | <2764><FE0F>
            <1F3F4><E0067><E007F>       | <1F3F4><E0067><E007F>
            <1FAE0>                     | <1FAE0>
            <5D0><200F>                 | <5D0><200F>
            <645><200C><627>            | <645><200C><627>
            <FEFF>x<FEFF>               | x
            """)
    void keepsTheNamesOfEveryScript(String given, String kept) {
        assertThat(read(TextKind.NAME, given)).isEqualTo(characters(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <200B>       | blank
            <A0>         | blank
            <AD><200D>   | blank
            <3164>       | blank
            <2800>       | blank
            <FE0F>       | blank
            <301>        | blank
            <E000>       | blank
            <E0020>      | blank
            a<202E>b     | invalid-character
            a<202A>b     | invalid-character
            a<2066>b     | invalid-character
            a<0A>b       | invalid-character
            a<2028>b     | invalid-character
            a<07>b       | invalid-character
            a<9B>b       | invalid-character
            a<D83D>b     | invalid-character
            a<FFFE>b     | invalid-character
            """)
    void refusesANameThatShowsNothingOrMisleads(String given, String code) {
        assertThat(faults(TextKind.NAME, given)).extracting(Fault::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a<0D><0A><09>b     | a<0D><0A><09>b
            a<0A><0A>          | a<0A><0A>
            a<2028>b           | a<2028>b
            a<2067>b<2069>     | a<2067>b<2069>
            e<301>             | <E9>
            a<200B>            | a<200B>
            """)
    void keepsTheLinesOfProse(String given, String kept) {
        assertThat(read(TextKind.PROSE, given)).isEqualTo(characters(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <0A><09>       | blank
            <200B><0A>     | blank
            a<202E>b       | invalid-character
            a<202D>b       | invalid-character
            a<1B>b         | invalid-character
            a<DFFF>b       | invalid-character
            """)
    void refusesProseThatShowsNothingOrMisleads(String given, String code) {
        assertThat(faults(TextKind.PROSE, given)).extracting(Fault::code).containsExactly(code);
    }

    @Test
    void readsTheNamesOfEntriesAsIdentifiers() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("rates").put(" A\u00A0", 1).put("a", 2).put("A", 3).put("b\u200B", 4);
        Faults faults = new Faults();
        try (Fields fields = Fields.of(body, faults)) {
            assertThat(fields.entries("rates", 9, (rates, name) -> rates.optionalInteger(name, 0, 9)))
                    .containsOnlyKeys("A", "a")
                    .containsEntry("A", 1);
        }
        assertThat(faults.list())
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        tuple("/rates/A", "duplicate"), tuple("/rates/b\u200B", "invalid-character"));
    }

    @Test
    void leavesWhatIsStoredAsItIs() {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        stored.put("id", "C-1\u200B").put("name", " a\u202Eb").put("trimmed", " C-1 ");
        stored.putObject("rates").put("A  B", 1);
        Faults faults = new Faults();
        try (Fields fields = Fields.ofStored(stored, faults)) {
            assertThat(fields.identifier("id", 9)).isEqualTo("C-1\u200B");
            assertThat(fields.name("name", 9)).isEqualTo(" a\u202Eb");
            assertThat(fields.identifier("trimmed", 9)).isEqualTo("C-1");
            assertThat(fields.entries("rates", 9, (rates, name) -> rates.integer(name, 0, 9)))
                    .containsOnlyKeys("A  B");
        }
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void readsWhatItKeptAsTheSameAgain() {
        List<String> pieces = List.of(
                "C",
                "-",
                " ",
                "1",
                "\u00A0",
                "e\u0301",
                "\u0301",
                "\uFB01",
                "\u1112\u1161",
                "\uD83D\uDE00",
                "\u3000",
                "\u0130");
        Seeded.check(2_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int piece = chance.between(1, 6); piece > 0; piece--) {
                text.append(chance.oneOf(pieces));
            }
            for (TextKind kind : TextKind.values()) {
                Faults faults = new Faults();
                String kept = kind.read(JsonNodeFactory.instance.textNode(text.toString()), 100, "", faults);
                assertThat(kept == null).isEqualTo(!faults.isEmpty());
                if (kept != null) {
                    assertThat(kind.read(JsonNodeFactory.instance.textNode(kept), 100, "", faults))
                            .isEqualTo(kept);
                }
            }
        });
    }

    @Test
    void quotesNothingThatMisleads() {
        Faults faults = new Faults();
        faults.add("/a\u202E", "x", "b\u0007\uD800" + FAMILY);
        assertThat(faults.list()).containsExactly(new Fault("/a\uFFFD", "x", "b\uFFFD\uFFFD" + FAMILY));
    }

    private static String read(TextKind kind, String given) {
        Faults faults = new Faults();
        String kept = field(kind, fields(given, faults));
        assertThat(faults.list()).isEmpty();
        return kept;
    }

    private static List<Fault> faults(TextKind kind, String given) {
        Faults faults = new Faults();
        assertThat(field(kind, fields(given, faults))).isNull();
        return faults.list();
    }

    private static String field(TextKind kind, Fields fields) {
        return switch (kind) {
            case IDENTIFIER -> fields.identifier("field", 12);
            case NAME -> fields.name("field", 12);
            case PROSE -> fields.prose("field", 12);
        };
    }

    private static Fields fields(String given, Faults faults) {
        return Fields.of(JsonNodeFactory.instance.objectNode().put("field", characters(given)), faults);
    }

    public static String characters(String written) {
        return Pattern.compile("<([0-9A-F]+)>")
                .matcher(written)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}
