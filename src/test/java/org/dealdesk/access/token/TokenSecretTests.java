package org.dealdesk.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTests {

    @Test
    void isDifferentEachTimeAndOfTheShapeThatIsTaken() {
        Set<String> made = new HashSet<>();
        for (int count = 0; count < 1000; count++) {
            String secret = TokenSecret.next();
            assertThat(secret).matches("dd_[A-Za-z0-9_-]{43}");
            assertThat(TokenSecret.isWhole(secret)).isTrue();
            made.add(secret);
        }
        assertThat(made).hasSize(1000);
    }

    @Test
    void isStoredAsItsHash() {
        assertThat(TokenSecret.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd_",
                "dd_short",
                "DD_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "dd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "dd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%"
            })
    void isLookedUpOnlyWhereItIsWhole(String text) {
        assertThat(TokenSecret.isWhole(text)).isFalse();
    }
}
