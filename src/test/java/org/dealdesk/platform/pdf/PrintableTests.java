package org.dealdesk.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters documents show, and what stands in place of others. */
class PrintableTests {

    @ParameterizedTest
    @ValueSource(strings = {"Łukasz Żółć", "Ελένη", "Юрий", "Հայկ", "გიორგი", "שלום", "سلمى", "a & b < c", "€ – “x”"})
    void keepsWhatTheFontsHave(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void showsTheCodeOfWhatTheFontsLack() {
        assertThat(Printable.of("中 𝒳 🚀")).isEqualTo("[U+4E2D] [U+1D4B3] [U+1F680]");
    }

    @Test
    void showsTheCodeOfControls() {
        assertThat(Printable.of("a\u0000b\u202Ec\uD800d\uE000")).isEqualTo("a[U+0000]b[U+202E]c[U+D800]d[U+E000]");
    }

    @Test
    void makesSpacesOfLineEnds() {
        assertThat(Printable.of("a\r\nb\tc")).isEqualTo("a b c");
    }

    @Test
    void composesLetters() {
        assertThat(Printable.of("e\u0301")).isEqualTo("é");
    }
}
