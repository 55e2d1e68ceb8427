package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.dealdesk.command.IdempotencyTable;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.rest.deal.DealTalkController;
import org.dealdesk.rest.policy.PolicyLifeController;
import org.dealdesk.rest.review.BulkDecisionController;
import org.dealdesk.rest.review.TaskController;
import org.dealdesk.testing.people.Sales;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The limits that openapi.yaml names are those that the code has. */
class DescribedLimitsTests {

    private static final Set<String> CODES = Set.of("too-long", "wrong-size", "out-of-range");

    private static JsonNode document;

    /** A place in a deal, and what is to be put there to have so many of what is limited. */
    private record Limit(String pointer, String keyword, int most, IntFunction<JsonNode> value) {}

    @BeforeAll
    static void read() throws IOException {
        document = Documents.read(Files.readString(Path.of("src/main/resources/openapi.yaml")));
    }

    @Test
    void ofDealsAreThoseOfTheReader() {
        List<Limit> limits = new ArrayList<>();
        collect("/components/schemas/DealInput", "", limits);
        assertThat(limits).hasSizeGreaterThan(20);
        for (Limit limit : limits) {
            assertThat(faults(limit, limit.most()))
                    .as("openapi.yaml: %s of %s in DealInput is too large", limit.keyword(), limit.pointer())
                    .isEmpty();
            assertThat(faults(limit, limit.most() + 1))
                    .as("openapi.yaml: %s of %s in DealInput is too small", limit.keyword(), limit.pointer())
                    .isNotEmpty();
        }
    }

    private static List<String> faults(Limit limit, int size) {
        ObjectNode deal = full();
        int slash = limit.pointer().lastIndexOf('/');
        JsonNode parent = deal.at(limit.pointer().substring(0, slash));
        String last = limit.pointer().substring(slash + 1);
        JsonNode value = limit.value().apply(size);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        Faults faults = new Faults();
        ProposalReader.read(Fields.of(deal, faults));
        return faults.list().stream()
                .filter(fault -> fault.pointer().equals(limit.pointer()) && CODES.contains(fault.code()))
                .map(Object::toString)
                .toList();
    }

    private static void collect(String at, String pointer, List<Limit> limits) {
        JsonNode schema = document.at(at);
        if (schema.has("$ref")) {
            collect(schema.get("$ref").textValue().substring(1), pointer, limits);
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        // The owner and the contract are read elsewhere, and a link has to begin as one.
        if (schema.has("maxLength")
                && !Set.of("/owner", "/changeOrderOf").contains(pointer)
                && !pointer.endsWith("/url")) {
            limits.add(new Limit(
                    pointer, "maxLength", schema.get("maxLength").intValue(), size -> json.textNode("x".repeat(size))));
        }
        if (schema.has("maximum")) {
            limits.add(new Limit(pointer, "maximum", schema.get("maximum").intValue(), json::numberNode));
        }
        if (schema.has("maxItems")) {
            limits.add(
                    new Limit(pointer, "maxItems", schema.get("maxItems").intValue(), size -> repeated(pointer, size)));
        }
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(name -> collect(at + "/properties/" + name, pointer + "/" + name, limits));
        if (schema.has("items")) {
            collect(at + "/items", pointer + "/0", limits);
        }
    }

    private static JsonNode repeated(String pointer, int size) {
        JsonNode element = full().at(pointer + "/0");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < size; index++) {
            all.add(element);
        }
        return all;
    }

    /** A deal with one of everything. */
    private static ObjectNode full() {
        ObjectNode deal = Sales.clear();
        deal.putArray("links").addObject().put("title", "Statement of work").put("url", "https://example.com/sow");
        deal.putArray("credits").addObject().put("rep", "rep2").put("percent", "100");
        deal.putArray("terms").add("NET-30");
        ObjectNode line = (ObjectNode) deal.get("lines").get(0);
        line.putArray("effort").addObject().put("role", "CONSULTANT").put("hours", "260.5");
        return deal;
    }

    @ParameterizedTest
    @CsvSource({
        "parameters/Limit/schema/maximum, " + Query.MOST,
        "parameters/Limit/schema/default, " + Query.DEFAULT_LIMIT,
        "schemas/CommentInput/properties/text/maxLength, " + DealTalkController.LONGEST_COMMENT,
        "schemas/DecisionsInput/properties/decisions/maxItems, " + BulkDecisionController.MOST,
        "schemas/DecisionInput/properties/revision/maximum, " + TaskController.MOST_REVISIONS,
        "schemas/BulkDecisionInput/properties/revision/maximum, " + TaskController.MOST_REVISIONS,
        "schemas/Acknowledgement/properties/acknowledge/maxItems, " + PolicyLifeController.MOST_NAMES,
    })
    void areThoseOfTheControllers(String place, int limit) {
        assertThat(document.at("/components/" + place).intValue())
                .as("openapi.yaml: let components/%s be %d", place, limit)
                .isEqualTo(limit);
    }

    @Test
    void ofKeysAreThoseOfTheirStore() {
        assertThat(document.at("/components/parameters/IdempotencyKey/description")
                        .textValue())
                .as("openapi.yaml: the days that keys are kept")
                .contains("for " + IdempotencyTable.KEPT.toDays() + " days");
    }

    @Test
    void ofPagesAreThoseOfLists() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(Query.of(request).limit())
                .isEqualTo(document.at("/components/parameters/Limit/schema/default")
                        .intValue());
    }
}
