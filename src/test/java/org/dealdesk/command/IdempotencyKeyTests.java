package org.dealdesk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dealdesk.platform.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are accepted, and how long addresses are stored. */
class IdempotencyKeyTests {

    @Test
    void isNoneWithoutAKey() {
        assertThat(IdempotencyKey.of("POST /deals", null, "a")).isNull();
    }

    @Test
    void acceptsVisibleAsciiCharacters() {
        assertThatCode(() -> IdempotencyKey.of("POST /deals", "!~" + "k".repeat(198), "a")
                        .requireShape())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "schlüssel", "tab\t"})
    void refusesOthers(String key) {
        assertThatThrownBy(() -> IdempotencyKey.of("POST /deals", key, "a").requireShape())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThatThrownBy(() ->
                        IdempotencyKey.of("POST /deals", "k".repeat(201), "a").requireShape())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void storesLongAddressesByTheirHash() {
        String longOne = "POST /" + "a".repeat(400);
        IdempotencyKey key = IdempotencyKey.of(longOne + "1", "key-1", "a");
        assertThat(key.address()).hasSize(300).startsWith("POST /aaa");
        assertThat(key.address())
                .isNotEqualTo(IdempotencyKey.of(longOne + "2", "key-1", "a").address());
    }
}
