package org.dealdesk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was taken in once is read for ever, whatever a request may say today. */
class StoredProposalTests {

    private static final String LINES = """
            {"sku": "PS-CONSULT-HR", "quantity": "10", "unitPrice": "240", "validityMonths": 12},
            {"sku": "PS-JUMPSTART", "quantity": "1", "effort": [{"role": "CONSULTANT", "hours": "20"}]}""";

    static Stream<Named<Consumer<ObjectNode>>> olderThanTodaysLimits() {
        return Stream.of(
                older("a long name", json -> json.put("name", "N".repeat(201))),
                older("an empty name", json -> json.put("name", "")),
                older("an odd customer", json -> ((ObjectNode) json.get("customer")).put("id", "C\u200b 1")),
                older("many links", json -> {
                    ArrayNode links = json.putArray("links");
                    for (int link = 0; link < 30; link++) {
                        links.addObject().put("title", "Paper").put("url", "http://intra/paper");
                    }
                }),
                older("much time to pay", json -> json.put("paymentTermsDays", 500)),
                older("an early start", json -> json.put("startDate", "1999-12-31")),
                older("fine quantities", json -> ((ObjectNode) json.at("/lines/0")).put("quantity", "0.00125")),
                older("dear prices", json -> ((ObjectNode) json.at("/lines/0"))
                        .put("unitPrice", "1234567890.12345678")),
                older("long validity", json -> ((ObjectNode) json.at("/lines/0")).put("validityMonths", 240)),
                older(
                        "shares of 99 %",
                        json -> json.putArray("credits")
                                .addObject()
                                .put("rep", "rep")
                                .put("percent", "99")),
                older("a property that has gone", json -> json.put("probability", "0.5")));
    }

    private static Named<Consumer<ObjectNode>> older(String what, Consumer<ObjectNode> change) {
        return Named.of(what, change);
    }

    @ParameterizedTest
    @MethodSource("olderThanTodaysLimits")
    void readsWhatTodaysLimitsMayRefuse(Consumer<ObjectNode> change) {
        ObjectNode stored = ProposalJson.write(Deals.usd(LINES));
        change.accept(stored);

        Proposal read = ProposalJson.read(stored);

        ObjectNode again = ProposalJson.write(read);
        again.fieldNames()
                .forEachRemaining(name -> assertThat(again.get(name)).as(name).isEqualTo(stored.get(name)));
    }

    /** So the limits of requests are still what they are. */
    @Test
    void isNotHowARequestIsRead() {
        ObjectNode sent = ProposalJson.write(Deals.usd(LINES));
        assertThat(faults(sent).isEmpty()).isTrue();
        sent.put("name", "N".repeat(201)).put("probability", "0.5");
        assertThat(faults(sent).list())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("too-long", "unknown-property");
    }

    private static Faults faults(JsonNode sent) {
        Faults faults = new Faults();
        try (Fields fields = Fields.of(sent, faults)) {
            ProposalReader.read(fields);
        }
        return faults;
    }
}
