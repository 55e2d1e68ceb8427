package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTests {

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.10", "0.30000000000000000000000001", "123456789012345.123456", "-1.5", "0"})
    void keepsEveryDigit(String number) {
        assertThat(Documents.read("a: " + number).get("a").decimalValue().toPlainString())
                .isEqualTo(number);
        assertThat(Documents.read("{\"a\": " + number + "}")
                        .get("a")
                        .decimalValue()
                        .toPlainString())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0777", "0x1F", "1_000", "190:20:30", ".inf", ".5", "2026-01-01", "+1"})
    void takesWhatOnlyYamlCallsANumberAsText(String text) {
        JsonNode value = Documents.read("a: " + text).get("a");
        assertThat(value.isTextual()).isTrue();
        assertThat(value.textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\nb: *x",
                "a: &x [1]",
                "a: &x 1",
                "a: [&x 1]",
                "a: &x {b: 1}",
                "&x a: 1",
                "a: !!binary aGVsbG8=",
                "a: !java.net.URL [x]",
                "a: 1\na: 2",
                "a: {b: 1, b: 2}",
                "{\"a\": 1, \"a\": 2}",
                "a: 1\n---\na: 2",
                "{\"a\": 1} {\"a\": 2}",
                "",
                "# nothing",
                "a: [1",
                "{\"a\": }",
                "\ta: 1"
            })
    void refusesWhatIsDangerousOrAmbiguous(String text) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> Documents.read(text));
        assertThat(refused.faults()).singleElement().extracting(Fault::code).isEqualTo("malformed");
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Documents.read(bomb.toString())))
                .isNotNull();
    }

    @Test
    void refusesADeepNestAndAHugeText() {
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Documents.read("a: " + "[".repeat(5000))))
                .isNotNull();
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Documents.read("a: " + "é".repeat(1 << 19))))
                .extracting(refused -> refused.faults().get(0).code())
                .isEqualTo("too-long");
    }

    @Test
    void saysWhere() {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> Documents.read("a: 1\nb: 2\na: 3"));
        assertThat(refused.faults().get(0).detail()).contains("line 3");
    }
}
