package org.dealdesk.guardrail.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTemplateTests {

    @ParameterizedTest
    @CsvSource({
        "nothing is named, nothing is named",
        "the deal is {value}, the deal is 5 %",
        "{value} of it, 5 % of it",
        "line {line} ends, line 3 ends",
        "line {line} lacks {value}., line 3 lacks 5 %.",
    })
    void namesLineAndValue(String text, String sentence) {
        assertThat(SentenceTemplate.of(text).with(3, "5 %")).isEqualTo(sentence);
    }
}
