package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dealdesk.guardrail.document.OwnCommission;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deals worked out beforehand, through REST: previewed, and submitted as far as their last approval. */
class GoldenDealsIntegrationTests {

    private static final List<List<String>> STAGES =
            List.of(List.of("SALES_OPS"), List.of("FINANCE", "LEGAL"), List.of("COMMITTEE"));

    @ParameterizedTest
    @EnumSource(Database.class)
    void comeOutAsWorkedOut(Database database) throws IOException, URISyntaxException {
        try (Product product = Product.fresh(database)) {
            for (Path file : cases()) {
                JsonNode golden = CanonicalJson.read(Files.readString(file));
                previews(product, file, golden);
                submits(product, file, golden);
            }
        }
    }

    private static void previews(Product product, Path file, JsonNode golden) {
        Map<String, Long> before = Rows.of(product);
        JsonNode assessment = product.as("rep")
                .post("/assessments", golden.get("deal"))
                .expect(200)
                .json();
        assertThat(Rows.of(product)).isEqualTo(before);
        assertThat(assessment.get("policy")).isEqualTo(golden.get("policy"));
        compare(file, toRep(golden), assessment);
    }

    /** What is expected, as the rep sees it: of a commission that is shared, the rep's own amount. */
    private static JsonNode toRep(JsonNode golden) {
        JsonNode seen = golden.deepCopy();
        OwnCommission.of("rep", (ObjectNode) seen.at("/expected/economics"));
        return seen;
    }

    private static void compareWhole(Product product, Path file, JsonNode golden, JsonNode submitted) {
        JsonNode deal = product.as("auditor")
                .get("/deals/" + Sales.number(submitted))
                .expect(200)
                .json();
        compare(file, golden, deal.get("assessment"));
    }

    /** Each for a customer of its own, so that none is in another's window. */
    private static void submits(Product product, Path file, JsonNode whole) {
        JsonNode golden = toRep(whole);
        ObjectNode deal = golden.get("deal").deepCopy();
        ((ObjectNode) deal.get("customer")).put("id", Sales.newCustomer());
        Map<String, Long> before = Rows.of(product);
        Reply reply = product.as("rep").post("/deals?submit=true", deal);
        switch (golden.at("/expected/outcome").textValue()) {
            case "BLOCKED" -> {
                compare(file, golden, reply.refused(422, "deal-blocked").json().get("assessment"));
                assertThat(Rows.of(product)).as(file.toString()).isEqualTo(before);
            }
            case "CLEAR" -> {
                compare(file, golden, reply.expect(201).json().get("assessment"));
                compareWhole(product, file, whole, reply.json());
                assertThat(reply.text("/status")).isEqualTo("APPROVED");
                assertThat(Sales.commission(reply.json()))
                        .isEqualTo(golden.at("/expected/economics/commission").textValue() + " ACCRUED");
            }
            default -> {
                compare(file, golden, reply.expect(201).json().get("assessment"));
                compareWhole(product, file, whole, reply.json());
                assertThat(asked(new Sales(product), reply.json(), golden))
                        .as(file.toString())
                        .isEqualTo(expectedStages(golden));
            }
        }
    }

    /** Who is asked, stage by stage; it ends before the last approval, since approved deals weigh on later ones. */
    private static List<List<String>> asked(Sales sales, JsonNode submitted, JsonNode golden) {
        List<List<String>> stages = new ArrayList<>();
        JsonNode deal = submitted;
        assertThat(Sales.status(deal)).isEqualTo("IN_REVIEW");
        while (true) {
            stages.add(Sales.asked(deal));
            if (stages.size() == expectedStages(golden).size()) {
                return stages;
            }
            for (JsonNode review : Sales.open(deal)) {
                String reviewer = Sales.REVIEWERS.get(review.get("function").textValue());
                deal = sales.decide(reviewer, review, "APPROVE").expect(200).json();
            }
        }
    }

    private static List<List<String>> expectedStages(JsonNode golden) {
        TreeSet<String> required = new TreeSet<>();
        golden.at("/expected/requiredApprovals").forEach(function -> required.add(function.textValue()));
        return STAGES.stream()
                .map(stage -> stage.stream().filter(required::contains).toList())
                .filter(stage -> !stage.isEmpty())
                .toList();
    }

    private static void compare(Path file, JsonNode golden, JsonNode assessment) {
        JsonNode expected = golden.get("expected");
        assertThat(only(expected, assessment).toPrettyString())
                .as(file.toString())
                .isEqualTo(expected.toPrettyString());
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
            ObjectNode same = ((ObjectNode) actual).objectNode();
            expected.fieldNames().forEachRemaining(name -> same.set(name, only(expected.get(name), actual.path(name))));
            return same;
        }
        return actual;
    }

    private static List<Path> cases() throws IOException, URISyntaxException {
        Path folder =
                Path.of(GoldenDealsIntegrationTests.class.getResource("/cases").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> cases = files.sorted().toList();
            assertThat(cases).hasSizeGreaterThan(20);
            return cases;
        }
    }
}
