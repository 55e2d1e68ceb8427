package org.dealdesk.testing.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededTests {

    @Test
    void countsTheTriesAndThoseThatWereUsable() {
        int[] calls = {0};

        Seeded.Tries tries = Seeded.check(4, seeded -> seeded.require(calls[0]++ % 2 == 0));

        assertThat(tries.made()).isEqualTo(calls[0]);
        assertThat(tries.usable()).isEqualTo((calls[0] + 1) / 2);
    }

    @Test
    void failsWhereNoTryIsUsable() {
        assertThatThrownBy(() -> Seeded.check(3, seeded -> seeded.require(false)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("none of 3 tries made a usable case");
    }

    @Test
    void namesTheTryAndTheSeedOfAFailure() {
        int[] calls = {0};

        assertThatThrownBy(
                        () -> Seeded.check(3, seeded -> assertThat(++calls[0]).isLessThan(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)try 2 of 3, repeat with -Ddealdesk.seed=-?\\d+: .*");
    }

    @Test
    void staysWithinTheBoundsOfWhatIsAskedFor() {
        List<Integer> drawn = new ArrayList<>();
        Seeded.check(50, seeded -> {
            drawn.add(seeded.between(2, 4));
            assertThat(seeded.decimal(3, 2)).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(3));
            assertThat(seeded.chance(0)).isFalse();
            assertThat(seeded.chance(100)).isTrue();
        });
        assertThat(drawn).allMatch(number -> number >= 2 && number <= 4);
    }
}
