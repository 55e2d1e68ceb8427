package org.dealdesk.desk.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.desk.Format;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

class CarriedRowTests {

    @Test
    void namesGuardrailsAndTermsAsThePolicyDoes() {
        JsonNode compared = CanonicalJson.read("""
                {"amounts": [{"figure": "TCV", "currency": "USD", "approved": "48000", "now": "50000"}],
                 "measures": [{"guardrail": "deal-discount", "approved": "12.7", "now": "11"},
                              {"guardrail": "terms/CUSTOM_SLA", "approved": "1", "now": "0"},
                              {"guardrail": "true-margin", "approved": "47", "now": "47"}]}
                """);

        assertThat(CarriedRow.changes(compared, Deals.policyWith("name: Deal discount", "name: Rebate")))
                .containsExactly(
                        new CarriedRow.Change("TCV", null, "48,000.00", Format.withUnit("50,000.00", "USD")),
                        new CarriedRow.Change(null, "Rebate", "12.7", "11"),
                        new CarriedRow.Change(null, Deals.POLICY.termName("CUSTOM_SLA"), "1", "0"));
    }
}
