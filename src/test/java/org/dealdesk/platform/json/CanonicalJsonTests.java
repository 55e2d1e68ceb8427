package org.dealdesk.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dealdesk.testing.data.Seeded;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    private static final int TRIES = 2000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long LARGEST = 9_007_199_254_740_991L;

    /** RFC 8785, 3.2.2: literals and escapes. */
    @Test
    void writesTextsAndLiteralsAsTheRfc() {
        assertThat(canonical("""
                {
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, 3.2.3: names are sorted by UTF-16 code units. */
    @Test
    void sortsNamesAsTheRfc() {
        assertThat(canonical("""
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """)).isEqualTo("""
                {"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",\
                "€":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, '\\u0000'",
        "0001, '\\u0001'",
        "0008, '\\b'",
        "0009, '\\t'",
        "000A, '\\n'",
        "000B, '\\u000b'",
        "000C, '\\f'",
        "000D, '\\r'",
        "001F, '\\u001f'",
        "0022, '\\\"'",
        "005C, '\\\\'"
    })
    void escapesWhatMustBe(String code, String escaped) {
        String text = Character.toString(Integer.parseInt(code, 16));

        assertThat(CanonicalJson.write(JSON.textNode("a" + text + "b"))).isEqualTo("\"a" + escaped + "b\"");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {' ', '\'', '/', '<', '&', 0x7F, 0x80, 0xA0, 0xE4, 0x200E, 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F600})
    void escapesNothingElse(int code) {
        String text = Character.toString(code);

        assertThat(CanonicalJson.write(JSON.textNode(text))).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void refusesHalvesOfCharacters(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(JSON.textNode(text)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(JSON.objectNode().put(text, true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, LARGEST, -LARGEST})
    void keepsIntegersThatADoubleHolds(long number) throws IOException {
        assertThat(CanonicalJson.write(JSON.numberNode(number))).isEqualTo(Long.toString(number));
        assertThat(CanonicalJson.write(JSON.numberNode((int) number))).isEqualTo(Integer.toString((int) number));
        assertThat(library("[" + number + "]")).isEqualTo("[" + number + "]");
    }

    /** RFC 8785 would round most of these, as the library shows: 2^53 + 1 and 2^53 become the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "9007199254740993",
                "-9007199254740992",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1e400",
                "1.0",
                "0.1",
                "12.50",
                "-0.0",
                "1E30",
                "4.50",
                "2e-3",
                "333333333.33333329",
                "0.000000000000000000000000001"
            })
    void refusesNumbersThatADoubleMayNotHold(String number) {
        JsonNode document = CanonicalJson.read("{\"amount\": " + number + "}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(document))
                .withMessageContaining("as a text");
    }

    @Test
    void refusesFloatingPointNumbers() {
        for (JsonNode number : List.of(JSON.numberNode(1.5), JSON.numberNode(1.0f), JSON.numberNode(Double.NaN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(number));
        }
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(JSON.missingNode()));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(JSON.pojoNode(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(JSON.binaryNode(new byte[] {1})));
    }

    @Test
    void keepsDecimalsThatAreTexts() {
        assertThat(canonical("{\"b\": \"12.50\", \"a\": \"9007199254740993\"}"))
                .isEqualTo("{\"a\":\"9007199254740993\",\"b\":\"12.50\"}");
    }

    @Test
    void writesWhatTheLibraryWrites() {
        Seeded.check(TRIES, seeded -> {
            JsonNode document = document(seeded);

            assertThat(CanonicalJson.write(document)).isEqualTo(library(document.toString()));
        });
    }

    @Test
    void isItsOwnCanonicalForm() {
        Seeded.check(TRIES, seeded -> {
            String written = CanonicalJson.write(document(seeded));

            assertThat(canonical(written)).isEqualTo(written);
        });
    }

    @Test
    void readsBackWhatItWrote() {
        Seeded.check(TRIES, seeded -> {
            JsonNode document = document(seeded);

            assertThat(CanonicalJson.read(CanonicalJson.write(document))).isEqualTo(document);
        });
    }

    @Test
    void dependsNotOnTheOrderOfNames() {
        Seeded.check(TRIES, seeded -> {
            ObjectNode document = object(seeded, 0);
            List<String> names = new ArrayList<>();
            document.fieldNames().forEachRemaining(names::add);
            Collections.reverse(names);
            ObjectNode reversed = JSON.objectNode();
            names.forEach(name -> reversed.set(name, document.get(name)));

            assertThat(CanonicalJson.write(reversed)).isEqualTo(CanonicalJson.write(document));
        });
    }

    @Test
    void dependsOnTheOrderOfElements() {
        assertThat(canonical("[1, 2]")).isNotEqualTo(canonical("[2, 1]"));
    }

    private static String canonical(String json) {
        return CanonicalJson.write(CanonicalJson.read(json));
    }

    private static String library(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static JsonNode document(Seeded seeded) {
        return seeded.chance(80) ? object(seeded, 0) : array(seeded, 0);
    }

    private static ObjectNode object(Seeded seeded, int depth) {
        ObjectNode object = JSON.objectNode();
        for (int left = seeded.between(0, 8); left > 0; left--) {
            object.set(text(seeded), value(seeded, depth + 1));
        }
        return object;
    }

    private static ArrayNode array(Seeded seeded, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int left = seeded.between(0, 5); left > 0; left--) {
            array.add(value(seeded, depth + 1));
        }
        return array;
    }

    private static JsonNode value(Seeded seeded, int depth) {
        return switch (seeded.between(depth > 4 ? 2 : 0, 6)) {
            case 0 -> object(seeded, depth);
            case 1 -> array(seeded, depth);
            case 2 -> JSON.nullNode();
            case 3 -> JSON.booleanNode(seeded.chance(50));
            case 4 -> JSON.numberNode(seeded.between(-1_000_000, 1_000_000));
            case 5 -> JSON.textNode(seeded.decimal(1_000_000, 4).toPlainString());
            default -> JSON.textNode(text(seeded));
        };
    }

    private static String text(Seeded seeded) {
        StringBuilder text = new StringBuilder();
        for (int left = seeded.between(0, 6); left > 0; left--) {
            text.appendCodePoint(character(seeded));
        }
        return text.toString();
    }

    private static int character(Seeded seeded) {
        return switch (seeded.between(0, 5)) {
            case 0 -> seeded.between(0, 0x1F);
            case 1 -> seeded.oneOf(List.of((int) '"', (int) '\\', (int) '/', 0x7F, 0x2028, 0xFFFF));
            case 2 -> seeded.between(0x10000, 0x10FFFF);
            case 3 -> seeded.between(0xE000, 0xFFFF);
            case 4 -> seeded.between(0x80, 0xD7FF);
            default -> seeded.between(' ', '~');
        };
    }
}
