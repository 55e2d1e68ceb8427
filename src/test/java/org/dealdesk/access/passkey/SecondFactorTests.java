package org.dealdesk.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What {@code dealdesk.accounts.second-factor} may be. */
class SecondFactorTests {

    @Test
    void isRequiredOnlyWhereItSaysSo() {
        assertThat(SecondFactor.isRequired("", true, true)).isFalse();
        assertThat(SecondFactor.isRequired("optional", false, false)).isFalse();
        assertThat(SecondFactor.isRequired("required", true, true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "on, true, true, neither required nor optional, leave it out",
        "required, false, true, there are no local accounts, identity provider",
        "required, true, false, browsers have no passkeys at dealdesk.public-url, https and a host name",
    })
    void refusesToStartAndSaysWhatToDo(String setting, boolean accounts, boolean fit, String fault, String remedy) {
        assertThatThrownBy(() -> SecondFactor.isRequired(setting, accounts, fit))
                .isInstanceOfSatisfying(SecondFactor.Misconfigured.class, wrong -> {
                    FailureAnalysis told = new SecondFactorAnalyzer().analyze(wrong);
                    assertThat(told.getDescription()).contains(fault);
                    assertThat(told.getAction()).contains(remedy);
                });
    }
}
