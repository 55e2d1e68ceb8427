package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A policy under which reps see no costs: no answer that they can read gives one away, while others still read them. */
class HiddenCostsIntegrationTests {

    private static final List<String> FIGURES = List.of(
            "costTotal",
            "trueMarginPct",
            "reportedMarginPct",
            "carveGapPts",
            "oneTimeTrueMarginPct",
            "subscriptionTrueMarginPct",
            "realizedRate");

    /** The hours at which 18,000.00 are the cost, and the price at which 190 or 180 hours are. */
    private static final String[] AT_COST = {"156.52", "21850", "21,850", "20700", "20,700"};

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsCostsFromReps(Database database, @TempDir Path folder) throws IOException {
        try (Product product = Product.start(database.fresh(), "dealdesk.first-policy=" + policy(folder))) {
            Sales sales = new Sales(product);
            ObjectNode deal = Sales.hours("20", "240");
            deal.put("externalRef", "OPP-1");
            JsonNode submitted = sales.submit(deal);
            String path = "/deals/" + Sales.number(submitted);
            hidesCosts(submitted.get("assessment"));
            Client rep = product.as("rep");
            hidesCosts(rep.post("/assessments", deal.deepCopy()).expect(200).json());
            hidesCosts(rep.get(path).json().get("assessment"));
            explainsWithoutCosts(rep.post("/assessments?explain=true", deal.deepCopy())
                    .expect(200)
                    .json());
            explainsWithoutCosts(rep.get(path + "?explain=true").json().get("assessment"));
            explainsWithoutCosts(
                    rep.get(path + "/revisions/1?explain=true").json().get("assessment"));
            String explained =
                    product.as("finance").get(path + "?explain=true").raw().body();
            assertThat(explained).contains("20 × 115", "(4800.00 − 2300.00) / 4800.00 × 100");
            hidesMargins(rep.get(path).json().get("assessment"));
            hidesMargins(rep.post("/assessments", deal.deepCopy()).expect(200).json());
            hidesMargins(
                    rep.post("/assessments/ways", deal.deepCopy()).expect(200).json());
            hidesCosts(rep.get(path + "/revisions").json().at("/items/0/assessment"));
            hidesCosts(rep.get(path + "/revisions/1").json().get("assessment"));
            hidesCosts(rep.post("/deals?submit=true", Sales.blocked())
                    .refused(422, "deal-blocked")
                    .json()
                    .get("assessment"));
            assertThat(rep.get("/deals").json().at("/items/0/trueMarginPct").isNull())
                    .isTrue();
            for (String call : List.of("", "/history", "/revisions", "/revisions/1")) {
                saysNothing(rep.get(path + call).expect(200).raw().body());
            }
            saysNothing(rep.get("/deals").raw().body());
            saysNothing(rep.get("/tasks").raw().body());
            saysNothing(rep.post("/deals", deal)
                    .refused(409, "external-ref-taken")
                    .raw()
                    .body());
            offersNoWayThatTellsTheCost(product);
            policyWithoutCosts(rep);
            draftsWithoutCosts(product);
            seesCosts(product.as("salesops"), path);
            assertThat(Sales.commission(sales.approveAll(Sales.number(submitted))))
                    .isEqualTo("96.00 ACCRUED");
        }
    }

    private static void hidesCosts(JsonNode assessment) {
        for (String figure : FIGURES) {
            assertThat(assessment.get("economics").get(figure).isNull())
                    .as(figure)
                    .isTrue();
        }
        assertThat(assessment.at("/economics/lines/0/cost").isNull()).isTrue();
        assertThat(assessment.at("/economics/lines/0/trueMarginPct").isNull()).isTrue();
        for (JsonNode finding : assessment.get("findings")) {
            String guardrail = finding.get("guardrail").textValue();
            boolean ofCost = List.of("true-margin", "one-time-margin", "carve-gap", "realized-rate")
                    .contains(guardrail);
            assertThat(finding.get("measured").isNull()).as(guardrail).isEqualTo(ofCost);
            assertThat(finding.get("limit").isNull()).as(guardrail).isEqualTo(ofCost);
            assertThat(!ofCost || finding.get("exceeded").isNull())
                    .as(guardrail)
                    .isTrue();
            assertThat(finding.get("inputs").isNull()).as(guardrail).isEqualTo(ofCost);
            if (ofCost) {
                assertThat(finding.get("remedies").findValuesAsText("change")).doesNotContain("netTotal");
                assertThat(finding.get("message").textValue()).doesNotContainPattern("[0-9]");
            }
        }
        saysNothing(assessment.toString());
    }

    private static void explainsWithoutCosts(JsonNode assessment) {
        hidesCosts(assessment);
        JsonNode derivation = assessment.get("derivation");
        for (JsonNode figure : derivation.get("figures")) {
            String name = figure.get("figure").textValue();
            boolean ofCost = name.toLowerCase(Locale.ROOT).contains("cost")
                    || name.contains("Margin")
                    || (name.startsWith("commission") && !name.equals("commissionBase"))
                    || List.of("carveGapPts", "realizedRate").contains(name);
            assertThat(figure.get("state").textValue().equals("NOT_SHOWN"))
                    .as(name)
                    .isEqualTo(ofCost);
            for (String property : List.of("formula", "calculation", "unrounded", "fraction", "value")) {
                assertThat(ofCost && !figure.get(property).isNull()).as(name).isFalse();
            }
            assertThat(ofCost && !figure.get("inputs").isEmpty()).as(name).isFalse();
        }
        assertThat(derivation.at("/commissionGate/comparison").isNull()).isTrue();
        assertThat(derivation.toString()).doesNotContain("52.08", "115", "2300");
    }

    private static void hidesMargins(JsonNode ways) {
        assertThat(ways.get("ways")).isNotEmpty();
        ways.get("ways")
                .forEach(way -> assertThat(way.get("trueMarginPct").isNull()).isTrue());
    }

    /**
     * Of a fixed fee that costs 115.00 an hour: with the hours or the price at which a margin of 0 no longer blocks it, the cost would be
     * told. People who see costs are offered them.
     */
    private static void offersNoWayThatTellsTheCost(Product product) {
        Client rep = product.as("rep");
        ObjectNode deal = fixedFee("190");
        String number =
                Sales.number(rep.post("/deals", deal.deepCopy()).expect(201).json());
        List<JsonNode> answers = List.of(
                rep.post("/assessments/ways", deal.deepCopy()).expect(200).json(),
                rep.post("/assessments", deal.deepCopy()).expect(200).json(),
                rep.post("/assessments/ways", fixedFee("180")).expect(200).json(),
                rep.post("/deals?submit=true", deal.deepCopy())
                        .refused(422, "deal-blocked")
                        .json()
                        .get("assessment"));
        for (JsonNode answer : answers) {
            assertThat(answer.get("ways")).isEmpty();
            assertThat(answer.at("/obstacles/0").textValue())
                    .isEqualTo("No way is shown: those that were found only end a block whose figures are hidden.");
            assertThat(answer.toString()).doesNotContain(AT_COST);
        }
        assertThat(answers.get(1).toString()).contains("Deal margin: blocked by policy. Its figures are hidden.");
        assertThat(rep.get("/deals/" + number).expect(200).raw().body()).doesNotContain(AT_COST);
        assertThat(waysOnTheForm(product, "/deals/" + number + "/edit"))
                .contains("No way is shown:", "Deal margin: blocked by policy.")
                .doesNotContain(AT_COST);
        Client finance = product.as("finance");
        assertThat(finance.post("/assessments/ways", deal.deepCopy())
                        .expect(200)
                        .raw()
                        .body())
                .contains("156.52");
    }

    private static ObjectNode fixedFee(String hours) {
        ObjectNode deal = Sales.hours("1", "18000");
        ObjectNode line = (ObjectNode) deal.at("/lines/0");
        line.put("sku", "PS-JUMPSTART");
        line.putArray("effort").addObject().put("role", "CONSULTANT").put("hours", hours);
        return deal;
    }

    private static String waysOnTheForm(Product product, String address) {
        Desk desk = Desk.of(product, "rep");
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "/name", "Package",
                "/customer/id", Sales.newCustomer(),
                "/customer/name", "Test customer",
                "/startDate", "2026-12-01",
                "/currency", "USD",
                "/lines/0/sku", "PS-JUMPSTART",
                "/lines/0/quantity", "1",
                "/lines/0/unitPrice", "18000",
                "/lines/0/validityMonths", "12"));
        fields.put("/lines/0/effort/CONSULTANT", "190");
        fields.put("do", "ways");
        return desk.submit(desk.get(address), address, fields).expect(200).text();
    }

    /** Twenty hours cost 2,300.00 at a margin of 52.08 %, a hundred 11,500.00 at one of -139.58 %. */
    private static void saysNothing(String text) {
        assertThat(text).doesNotContain("2300.00", "\"52.08\"", "52.08 %", "11500.00", "139.58", "145.75");
    }

    private static void policyWithoutCosts(Client rep) {
        for (String path : List.of("/policies/2026.1", "/policies/current")) {
            JsonNode document = rep.get(path).expect(200).json().get("document");
            assertThat(document.has("rateCard")).isFalse();
            for (JsonNode guardrail : document.get("guardrails")) {
                boolean margin = guardrail.get("measure").textValue().contains("MARGIN");
                assertThat(guardrail.has("min") && margin).isFalse();
            }
            assertThat(document.toString()).contains("LINE_DISCOUNT_PCT").doesNotContain("145.75");
        }
    }

    /** A draft that would show them does not do so before it is in force. */
    private static void draftsWithoutCosts(Product product) {
        Rulebook book = new Rulebook(product);
        book.draft(Rulebook.document("2026.2", book.today().plusDays(1))).expect(201);
        Client rep = product.as("rep");
        assertThat(rep.get("/policies/2026.2")
                        .expect(200)
                        .json()
                        .get("document")
                        .has("rateCard"))
                .isFalse();
        for (String version : List.of("2026.1", "2026.2")) {
            rep.get("/policies/" + version + "/document").refused(403, "forbidden");
            product.as("finance").get("/policies/" + version + "/document").expect(200);
        }
    }

    private static void seesCosts(Client reviewer, String path) {
        assertThat(reviewer.get(path).text("/assessment/economics/costTotal")).isEqualTo("2300.00");
        assertThat(reviewer.get("/tasks").text("/items/0/deal/trueMarginPct")).isEqualTo("52.08");
        assertThat(reviewer.get("/deals").text("/items/0/trueMarginPct")).isEqualTo("52.08");
        assertThat(reviewer.get("/policies/current").json().get("document").has("rateCard"))
                .isTrue();
    }

    private static String policy(Path folder) throws IOException {
        try (var text = HiddenCostsIntegrationTests.class.getResourceAsStream("/policies/policy-2026.1.yaml")) {
            String policy = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            String hiding = policy.replace("repsSeeCost: true", "repsSeeCost: false");
            assertThat(hiding).isNotEqualTo(policy);
            return Files.writeString(folder.resolve("policy.yaml"), hiding)
                    .toUri()
                    .toString();
        }
    }
}
