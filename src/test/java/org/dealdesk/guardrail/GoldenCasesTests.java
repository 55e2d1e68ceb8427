package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole deals with every figure and finding worked out beforehand. */
class GoldenCasesTests {

    @TestFactory
    Stream<DynamicTest> assessesAsWorkedOut() throws IOException, URISyntaxException {
        Path cases = Path.of(GoldenCasesTests.class.getResource("/cases").toURI());
        try (Stream<Path> files = Files.list(cases)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = Documents.read(Files.readString(file));
        ObjectNode document = Deals.document(Deals.proposal(golden.required("deal")), Deals.POLICY);
        assertThat(document.get("policy")).isEqualTo(golden.required("policy"));
        ObjectNode expected = (ObjectNode) golden.required("expected");
        assertThat(only(expected, document).toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    /** The document without the properties that a golden case leaves open: messages, remedies, the currency. */
    private static JsonNode only(JsonNode expected, JsonNode actual) {
        if (expected.isArray() && actual.isArray()) {
            ArrayNode same = ((ArrayNode) actual).arrayNode();
            for (int index = 0; index < actual.size(); index++) {
                JsonNode pattern = expected.get(Math.min(index, expected.size() - 1));
                same.add(pattern == null ? actual.get(index) : only(pattern, actual.get(index)));
            }
            return same;
        }
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            ObjectNode same = ((ObjectNode) actual).objectNode();
            names.forEach(name -> same.set(name, only(expected.get(name), actual.path(name))));
            return same;
        }
        return actual.isNumber() ? Documents.read("{\"n\":" + actual + "}").get("n") : actual;
    }
}
