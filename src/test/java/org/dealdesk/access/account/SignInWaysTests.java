package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways to sign in a configuration switches on. */
class SignInWaysTests {

    @ParameterizedTest
    @CsvSource({
        "false, '',  false, true",
        "false, on,  false, true",
        "false, '',  true,  false",
        "false, on,  true,  true",
        "false, off, true,  false",
        "false, true,  true, true",
        "false, false, true, false",
        "true,  '',  false, false",
        "true,  off, false, false"
    })
    void haveAccountsWithoutAnIssuerAndOnlyWhereAskedForBesideOne(
            boolean demo, String setting, boolean issuer, boolean expected) {
        assertThat(SignInWays.accountsOn(demo, setting, issuer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "false, off,   false, There is no way to sign in",
        "false, yes,   false, neither on nor off",
        "true,  on,    false, excludes all other ways",
        "true,  '',    true,  excludes all other ways"
    })
    void refuseToStart(boolean demo, String setting, boolean issuer, String fault) {
        assertThatThrownBy(() -> SignInWays.accountsOn(demo, setting, issuer))
                .isInstanceOf(SignInWays.Misconfigured.class)
                .hasMessageContaining(fault);
    }

    @Test
    void sayWhatToDo() {
        assertThat(new SignInWaysAnalyzer()
                        .analyze(new IllegalStateException(
                                new SignInWays.Misconfigured("There is no way to sign in.", "Set one.")))
                        .getAction())
                .isEqualTo("Set one.");
    }
}
