package org.dealdesk.guardrail.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.platform.json.CanonicalJson;
import org.junit.jupiter.api.Test;

class CustomerInputsTests {

    private static final CustomerInputs ANSWERS = CustomerInputs.of(Map.of(
            "split-deals",
            new Answer.Recent(new BigDecimal("100.50"), List.of("D-000001")),
            "customer-concentration",
            new Answer.Concentration(new BigDecimal("5"), new BigDecimal("1E+6"), List.of("D-000001", "D-000002"), 3)));

    @Test
    void areStoredWithEachAnswerInTheOrderOfTheGuardrails() {
        assertThat(ANSWERS.toJson().toString())
                .isEqualTo("{\"noHistory\":false,\"answers\":{"
                        + "\"customer-concentration\":{\"customerSum\":\"5\",\"overallSum\":\"1000000\",\"others\":3,"
                        + "\"deals\":[\"D-000001\",\"D-000002\"]},"
                        + "\"split-deals\":{\"sum\":\"100.50\",\"deals\":[\"D-000001\"]}}}");
    }

    @Test
    void areReadBackAsTheyWere() {
        CustomerInputs read = CustomerInputs.fromJson(ANSWERS.toJson());

        assertThat(read.concentration("customer-concentration"))
                .isEqualTo(new Answer.Concentration(
                        new BigDecimal("5"), new BigDecimal("1000000"), List.of("D-000001", "D-000002"), 3));
        assertThat(read.recent("split-deals")).isEqualTo(ANSWERS.recent("split-deals"));
        assertThat(read.toJson()).isEqualTo(ANSWERS.toJson());
    }

    @Test
    void tellNoHistoryFromNoAnswer() {
        CustomerInputs none = CustomerInputs.fromJson(CustomerInputs.none().toJson());

        assertThat(none).isSameAs(CustomerInputs.none());
        assertThat(none.recent("any")).isEqualTo(new Answer.Recent(BigDecimal.ZERO, List.of()));
        assertThat(none.concentration("any"))
                .isEqualTo(new Answer.Concentration(BigDecimal.ZERO, BigDecimal.ZERO, List.of(), 0));
        CustomerInputs unanswered =
                CustomerInputs.fromJson(CanonicalJson.read("{\"noHistory\": false, \"answers\": {}}"));
        assertThatThrownBy(() -> unanswered.recent("split-deals"))
                .hasMessage("guardrail split-deals needs to know the customer's other deals");
    }
}
