package org.dealdesk.guardrail.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure;
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

    private static final CustomerQuestion SHARE = new CustomerQuestion(
            "customer-concentration",
            Measure.CUSTOMER_CONCENTRATION_PCT,
            new Window.Months(12, new BigDecimal("1000000")));
    private static final CustomerQuestion RECENT = new CustomerQuestion(
            "split-deals", Measure.CUSTOMER_WINDOW_TCV, new Window.Days(30, new BigDecimal("250000")));
    private static final CustomerQuestion OTHER =
            new CustomerQuestion("other", Measure.CUSTOMER_WINDOW_TCV, new Window.Days(7, null));

    @Test
    void findTheAnswerOfAQuestionThatWasAsked() {
        assertThat(ANSWERS.knows(SHARE)).isTrue();
        assertThat(ANSWERS.find(RECENT)).contains(ANSWERS.recent("split-deals"));
        assertThat(ANSWERS.knows(OTHER)).isFalse();
        assertThat(ANSWERS.find(OTHER)).isEmpty();
    }

    @Test
    void answerEveryQuestionWhereNoCustomerHasAnotherDeal() {
        CustomerInputs none = CustomerInputs.none();
        assertThat(none.knows(OTHER)).isTrue();
        assertThat(none.find(SHARE)).contains(new Answer.Concentration(BigDecimal.ZERO, BigDecimal.ZERO, List.of(), 0));
        assertThat(none.find(RECENT)).contains(new Answer.Recent(BigDecimal.ZERO, List.of()));
        assertThat(none.plus(Map.of("other", new Answer.Recent(BigDecimal.ONE, List.of()))))
                .isSameAs(none);
    }

    @Test
    void takeMoreAnswersAndKeepTheirOwn() {
        Answer.Recent more = new Answer.Recent(BigDecimal.TEN, List.of("D-000009"));
        CustomerInputs all = ANSWERS.withSimilarCustomers(List.of("acme")).plus(Map.of("other", more));
        assertThat(all.find(OTHER)).contains(more);
        assertThat(all.find(RECENT)).isEqualTo(ANSWERS.find(RECENT));
        assertThat(all.similarCustomers()).containsExactly("acme");
        assertThat(ANSWERS.plus(Map.of())).isSameAs(ANSWERS);
    }

    @Test
    void storeTheOtherSpellingsOfTheCustomerWhereTheyWereAskedFor() {
        CustomerInputs spelled = ANSWERS.withSimilarCustomers(List.of("ACME", "acme "));
        assertThat(spelled.toJson().get("similarCustomers")).hasToString("[\"ACME\",\"acme \"]");
        assertThat(CustomerInputs.fromJson(spelled.toJson()).similarCustomers()).containsExactly("ACME", "acme ");
        assertThat(CustomerInputs.fromJson(ANSWERS.toJson()).similarCustomers()).isNull();
        assertThat(CustomerInputs.none().withSimilarCustomers(List.of("ACME")).toJson())
                .isEqualTo(CustomerInputs.none().toJson());
    }
}
