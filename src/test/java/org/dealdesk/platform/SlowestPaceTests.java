package org.dealdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowestPaceTests {

    @ParameterizedTest
    @CsvSource({"0, 10", "16383, 10", "16384, 11", "1048576, 74", "4294967296, 262154"})
    void givesTenSecondsAndOneMoreForEach16KiB(long bytes, long seconds) {
        assertThat(SlowestPace.timeFor(bytes)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
