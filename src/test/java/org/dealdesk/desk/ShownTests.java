package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures and names as people read them. */
class ShownTests {

    @Test
    void keepsNamesThatRunFromRightToLeftFromTurningWhatStandsAround() {
        assertThat(Shown.isolated("\u05d0\u05d1")).isEqualTo("\u2068\u05d0\u05d1\u2069");
        assertThat(Shown.isolated("Acme \u202eemcA")).isEqualTo("\u2068Acme \u202eemcA\u2069");
        assertThat(Shown.isolated("Ace & Söhne")).isEqualTo("Ace & Söhne");
        assertThat(Shown.isolated(null)).isNull();
    }
}
