package org.dealdesk.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletInputStream;

class AwaitedStreamTests {

    private final Places places = new Places();

    @ParameterizedTest
    @CsvSource({"16384, false, true", "16385, false, false", "1048576, true, true", "1048577, true, false"})
    void readsNoFurtherThanAllowed(int bytes, boolean known, boolean read) throws IOException {
        Allowance allowance = known ? Allowance.KNOWN : Allowance.STRANGER;
        AwaitedStream chunked = stream(new ByteArrayInputStream(new byte[bytes]), allowance, -1);
        if (read) {
            assertThat(chunked.readAllBytes()).hasSize(bytes);
        } else {
            assertRefused(ProblemType.TOO_LARGE, chunked::readAllBytes);
            chunked.leave();
            assertRefused(
                    ProblemType.TOO_LARGE, () -> stream(new ByteArrayInputStream(new byte[bytes]), allowance, bytes));
        }
    }

    @Test
    void holdsOneOfFewPlacesWhileItIsLarge() throws IOException {
        AwaitedStream[] large = new AwaitedStream[8];
        for (int place = 0; place < large.length; place++) {
            large[place] = stream(new ByteArrayInputStream(new byte[70_000]), Allowance.KNOWN, place < 4 ? 70_000 : -1);
            large[place].readAllBytes();
        }
        assertRefused(ProblemType.BUSY, () -> stream(InputStream.nullInputStream(), Allowance.KNOWN, 70_000));
        AwaitedStream grows = stream(new ByteArrayInputStream(new byte[70_000]), Allowance.KNOWN, -1);
        assertRefused(ProblemType.BUSY, grows::readAllBytes);
        assertThat(stream(new ByteArrayInputStream(new byte[65_536]), Allowance.KNOWN, 65_536)
                        .readAllBytes())
                .hasSize(65_536);
        large[3].leave();
        assertThat(stream(new ByteArrayInputStream(new byte[70_000]), Allowance.KNOWN, 70_000)
                        .readAllBytes())
                .hasSize(70_000);
    }

    @Test
    void tellsASlowSenderSo() {
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The client is gone", new SocketTimeoutException());
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertRefused(ProblemType.TOO_SLOW, stream(slow, Allowance.KNOWN, 10)::readAllBytes);
    }

    @ParameterizedTest
    @CsvSource({
        "100, false, 10",
        "-1, false, 10",
        "2000000, false, 10",
        "100, true, 10",
        "1048576, true, 74",
        "9000000, true, 74"
    })
    void hasTenSecondsAndMoreForMore(long length, boolean known, int seconds) {
        Allowance allowance = known ? Allowance.KNOWN : Allowance.STRANGER;
        assertThat(allowance.deadline(length)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private AwaitedStream stream(InputStream body, Allowance allowance, long length) {
        return new AwaitedStream(new DelegatingServletInputStream(body), allowance, length, places);
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static void assertRefused(ProblemType type, Reading reading) {
        assertThatThrownBy(reading::read).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }
}
