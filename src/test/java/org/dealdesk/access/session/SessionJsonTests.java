package org.dealdesk.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session's row holds, and what is made of it. */
class SessionJsonTests {

    @Test
    void keepsTexts() {
        assertThat(SessionJson.read(SessionJson.write("é \"quoted\" \u0000"))).isEqualTo("é \"quoted\" \u0000");
    }

    @Test
    void refusesObjects() {
        assertThatThrownBy(() -> SessionJson.write(List.of("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "7", "{\"@class\":\"java.net.URL\"}", "[\"java.net.URL\",\"x\"]"})
    void readsNoneOfWhatIsNoText(String stored) {
        assertThat(SessionJson.read(stored.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void neverReadsSerializedObjects() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject("text");
        }
        assertThat(SessionJson.read(bytes.toByteArray())).isNull();
    }

    @Test
    void readsBackWhoHasSignedIn() {
        Instant since = Instant.parse("2026-11-27T10:00:00Z");
        SignedIn signedIn = new SignedIn("ann", "PASSWORD", "Firefox", since, since.plusSeconds(60));
        assertThat(SignedIn.read(signedIn.text())).contains(signedIn);
        assertThat(SignedIn.read("{\"person\":\"ann\"}")).isEmpty();
        assertThat(SignedIn.read("{}")).isEmpty();
        assertThat(SignedIn.read(null)).isEmpty();
    }
}
