package org.dealdesk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class StoredFindingsTests {

    @Test
    void completesFindingsOfBefore() {
        JsonNode finding = StoredFindings.read("""
                [{"guardrail": "deal-discount", "limit": "10.00", "remedies": [
                  {"change": "unitPrice", "line": 1, "from": "200", "to": "247.50"},
                  {"change": "netTotal", "from": "20000.00", "to": "24750.00"}]}]
                """).get(0);

        assertThat(finding.get("exceeded").isNull()).isTrue();
        assertThat(finding.at("/remedies/0/reaches").textValue()).isEqualTo("PASS");
        assertThat(finding.at("/remedies/1/reaches").textValue()).isEqualTo("PASS");
    }

    @Test
    void leavesFindingsAsTheyAre() {
        String stored = "[{\"exceeded\":\"25.00\",\"remedies\":[{\"change\":\"unitPrice\",\"reaches\":\"REVIEW\"}]}]";

        assertThat(StoredFindings.read(stored)).hasToString(stored);
    }
}
