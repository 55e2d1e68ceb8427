package org.dealdesk.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTests {

    @Test
    void areReadAsBrowsersWriteThem() {
        assertThat(fields("a=1&b=&c&=x&a=%C3%B6+%2B&%2Flines%2F0%2Fsku=S&&d==", 9))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", List.of("1", "ö +"),
                        "b", List.of(""),
                        "c", List.of(""),
                        "/lines/0/sku", List.of("S"),
                        "d", List.of("=")));
        assertThat(fields("", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=a"})
    void areRefusedWhereTheyAreBroken(String body) {
        assertThatThrownBy(() -> fields(body, 9))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED));
    }

    @Test
    void areCountedBeforeTheyAreMade() {
        assertThat(fields("a&".repeat(999) + "a", 1000)).containsOnlyKeys("a");
        assertThatThrownBy(() -> fields("a&".repeat(1000) + "a", 1000))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    private static Map<String, List<String>> fields(String body, int most) {
        return FormFields.of(body.getBytes(StandardCharsets.UTF_8), most);
    }
}
