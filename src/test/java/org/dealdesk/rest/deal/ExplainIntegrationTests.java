package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asked to explain, an answer shows how each of its numbers came about. */
class ExplainIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void derivesEachFigureWhereverAnAssessmentIsServed(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.hours("20", "240");
        Client rep = product.as("rep");

        JsonNode preview =
                rep.post("/assessments?explain=true", deal).expect(200).json();
        String path = "/deals/" + Sales.number(sales.submit(deal));
        JsonNode read = rep.get(path + "?explain=true").expect(200).json().get("assessment");
        JsonNode revision =
                rep.get(path + "/revisions/1?explain=true").expect(200).json().get("assessment");

        JsonNode margin = figure(preview, "trueMarginPct", 1);
        assertThat(margin.get("formula").textValue()).isEqualTo("(net − cost) / net × 100");
        assertThat(margin.get("inputs").toString()).isEqualTo("{\"net\":\"4800.00\",\"cost\":\"2300.00\"}");
        assertThat(margin.get("calculation").textValue()).isEqualTo("(4800.00 − 2300.00) / 4800.00 × 100");
        assertThat(margin.get("unrounded").textValue()).isEqualTo("52.083333333333…");
        assertThat(margin.get("fraction").textValue()).isEqualTo("625/12");
        assertThat(margin.get("rounding").textValue()).isEqualTo("half up to 2 decimals");
        assertThat(margin.get("value").textValue()).isEqualTo("52.08");
        assertThat(read).isEqualTo(preview);
        // A revision says what was, not what could be.
        ((ObjectNode) preview).remove(List.of("ways", "obstacles"));
        assertThat(revision).isEqualTo(preview);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void addsNothingWhereNobodyAsks(Database database) {
        Product product = Product.on(database);
        Client rep = product.as("rep");
        ObjectNode deal = Sales.clear();
        String path = "/deals/" + Sales.number(new Sales(product).submit(deal));

        assertThat(rep.post("/assessments", deal).json().has("derivation")).isFalse();
        assertThat(rep.get(path).json().at("/assessment/derivation").isMissingNode())
                .isTrue();
        assertThat(rep.get(path + "/revisions/1")
                        .json()
                        .at("/assessment/derivation")
                        .isMissingNode())
                .isTrue();
        rep.get(path + "?explain=perhaps").expect(400);
        String draft = rep.post("/deals", Sales.clear()).expect(201).text("/number");
        assertThat(rep.get("/deals/" + draft + "?explain=true")
                        .expect(200)
                        .json()
                        .get("assessment")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsFromARepTheSumsOfDealsTheyMayNotSee(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode half = Sales.clear();
        String first = Sales.number(sales.submit(half));

        JsonNode own = explained(product, "rep", half);
        JsonNode others = explained(product, "rep2", half);
        JsonNode finance = explained(product, "finance", half);

        assertThat(finding(own, "split-deals").get("inputs").toString())
                .isEqualTo("{\"tcv\":\"16500.00\",\"customerTcv\":\"16500.00\"}");
        assertThat(finding(own, "split-deals").get("deals").toString()).isEqualTo("[\"" + first + "\"]");
        JsonNode derived = finding(own.get("derivation"), "split-deals");
        assertThat(derived.get("calculation").textValue()).isEqualTo("16500.00 + 16500.00");
        assertThat(derived.get("words").textValue()).contains("1 other deal", "30 calendar days");
        assertThat(finding(finance.get("derivation"), "split-deals")).isEqualTo(derived);

        assertThat(finding(others, "split-deals").get("inputs").isNull()).isTrue();
        JsonNode kept = finding(others.get("derivation"), "split-deals");
        assertThat(kept.get("state").textValue()).isEqualTo("NOT_SHOWN");
        assertThat(kept.get("calculation").isNull()).isTrue();
        assertThat(kept.get("tiers")).isEmpty();
        assertThat(others.toString()).doesNotContain(first);
    }

    private static JsonNode explained(Product product, String who, ObjectNode deal) {
        return product.as(who)
                .post("/assessments?explain=true", deal)
                .expect(200)
                .json();
    }

    private static JsonNode figure(JsonNode assessment, String name, int line) {
        for (JsonNode figure : assessment.at("/derivation/figures")) {
            if (figure.get("figure").textValue().equals(name)
                    && figure.get("line").asInt() == line) {
                return figure;
            }
        }
        throw new AssertionError("no figure " + name);
    }

    private static JsonNode finding(JsonNode document, String guardrail) {
        for (JsonNode finding : document.get("findings")) {
            if (finding.get("guardrail").textValue().equals(guardrail)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + guardrail);
    }
}
