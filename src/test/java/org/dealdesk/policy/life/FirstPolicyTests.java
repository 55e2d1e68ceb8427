package org.dealdesk.policy.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

class FirstPolicyTests {

    /** 23:00 of the last day of 2025 in New York, five hours later in London. */
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T04:00:00Z");

    private static final String LONDON = Deals.DEFAULT_POLICY
            .replace("currency: USD", "currency: GBP")
            .replace("GBP: 1.28, ", "USD: 0.78, ")
            .replace("America/New_York", "Europe/London");

    @Test
    void choosesCurrencyAndZone() {
        Policy policy = FirstPolicy.usable("file", LONDON, NEW_YEAR);
        assertThat(policy.currency().code()).isEqualTo("GBP");
        assertThat(policy.timeZone().getId()).isEqualTo("Europe/London");
    }

    @Test
    void mustHaveBegunWhereItsZoneIs() {
        assertThatThrownBy(() -> FirstPolicy.usable("URL [file:/p.yaml]", Deals.DEFAULT_POLICY, NEW_YEAR))
                .hasMessage(
                        "URL [file:/p.yaml]: effectiveFrom is 2026-01-01, and today is 2025-12-31 in America/New_York;"
                                + " the first policy must be in force today");
        assertThat(FirstPolicy.usable("file", Deals.DEFAULT_POLICY, NEW_YEAR.plusSeconds(3600)))
                .isNotNull();
    }

    @Test
    void paysByPlansAndOverlays() {
        String plans = Deals.DEFAULT_POLICY.replace(
                "  rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]\n",
                "  plans: [{id: a, rate: 1}]\n  overlays: [{person: lead, percent: 1}]\n");
        assertThat(plans).isNotEqualTo(Deals.DEFAULT_POLICY);
        assertThat(FirstPolicy.usable("file", plans, NEW_YEAR.plusSeconds(3600))
                        .commission()
                        .isFlat())
                .isFalse();
    }

    @Test
    void saysEverythingThatIsWrong() {
        String bad = LONDON.replace("rate: 2", "rate: 101").replace("version:", "vershun:");
        assertThatThrownBy(() -> FirstPolicy.usable("URL [file:/p.yaml]", bad, NEW_YEAR))
                .hasMessageContainingAll("URL [file:/p.yaml]: ", "/commission/rate", "/vershun", "/version");
        assertThat(new FirstPolicyUnusableAnalyzer()
                        .analyze(new FirstPolicyUnusable("URL [file:/p.yaml] cannot be read", null))
                        .getDescription())
                .isEqualTo(
                        "The database is empty, and the policy to start it with (dealdesk.first-policy) cannot be used:"
                                + " URL [file:/p.yaml] cannot be read.");
    }
}
