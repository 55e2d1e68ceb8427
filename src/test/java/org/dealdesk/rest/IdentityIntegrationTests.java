package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One customer, one reference, one person: however they are spelt, at whatever instant. */
class IdentityIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsTheSpellingsOfACustomerAsOne(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String id = Sales.newCustomer();
        String small = id.toLowerCase(Locale.ROOT);
        assertThat(Sales.status(sales.submit(sold(id)))).isEqualTo("APPROVED");

        JsonNode second = sales.submit(sold(small));

        assertThat(Sales.status(second)).isEqualTo("IN_REVIEW");
        assertThat(second.at("/customer/id").textValue()).isEqualTo(small);
        assertThat(texts(second.at("/assessment/similarCustomers"))).containsExactly(id);
        assertThat(second.at("/assessment/otherSimilarCustomers").intValue()).isZero();
        for (String spelling : List.of(" " + id + "\u00A0", wide(id), id.replace("-", " -"))) {
            JsonNode preview = product.as("rep")
                    .post("/assessments", sold(spelling))
                    .expect(200)
                    .json();
            assertThat(preview.get("outcome").textValue()).as(spelling).isEqualTo("REVIEW");
            assertThat(texts(preview.get("similarCustomers"))).contains(small);
        }
        JsonNode hidden =
                product.as("rep2").post("/assessments", sold(small)).expect(200).json();
        assertThat(hidden.get("similarCustomers")).isEmpty();
        assertThat(hidden.get("otherSimilarCustomers").intValue()).isEqualTo(1);
        assertThat(hidden.toString()).doesNotContain(id);
        assertThat(product.as("auditor")
                        .get("/deals?customer=" + encoded(wide(id)))
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(2);
        JsonNode other = sales.submit(sold(Sales.newCustomer()));
        assertThat(other.at("/assessment/similarCustomers")).isEmpty();
        assertThat(Sales.status(other)).isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsOneOfEightSpellingsPassAtTheSameInstant(Database database) {
        Product product = Product.on(database);
        for (int round = 0; round < 5; round++) {
            String id = Sales.newCustomer();
            List<String> spellings = List.of(
                    id,
                    id.toLowerCase(Locale.ROOT),
                    id + " ",
                    "\u00A0" + id,
                    wide(id),
                    id.replace("-", " -"),
                    wide(id.toLowerCase(Locale.ROOT)),
                    id.replace("-", "- "));
            List<Reply> replies = Together.act(spellings.stream()
                    .map(spelling ->
                            (Callable<Reply>) () -> product.as("rep").post("/deals?submit=true", sold(spelling)))
                    .toList());
            assertThat(replies.stream()
                            .map(reply -> reply.expect(201).text("/status"))
                            .filter("APPROVED"::equals))
                    .hasSize(1);
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void givesAReferenceToOneDeal(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String reference = Sales.newCustomer().replace("T-", "OPP-");
        String number = Sales.number(sales.submit(referring(reference)));
        for (String spelling :
                List.of(reference, reference.toLowerCase(Locale.ROOT), reference + "\u3000", wide(reference))) {
            Reply taken = product.as("rep").post("/deals", referring(spelling)).refused(409, "external-ref-taken");
            assertThat(taken.text("/deal")).isEqualTo(number);
        }
        assertThat(product.as("rep").post("/deals", referring(wide(reference))).text("/detail"))
                .contains(number + " already has the external reference " + wide(reference) + ", spelt " + reference);
        Reply hidden =
                product.as("rep2").post("/deals", referring(wide(reference))).refused(409, "external-ref-taken");
        assertThat(hidden.raw().body()).doesNotContain(number).doesNotContain(reference);

        sales.close("rep", number, "LOST", sales.today()).expect(200);
        List<Callable<Reply>> again = new ArrayList<>();
        for (String spelling : List.of(reference, reference.toLowerCase(Locale.ROOT), wide(reference))) {
            again.add(() -> product.as("rep").post("/deals", referring(spelling)));
        }
        assertThat(Together.act(again).stream().map(Reply::status)).containsExactlyInAnyOrder(201, 409, 409);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void findsWhatIsSpeltWithOtherAccentsCaseOrWidth(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String mark = Sales.newCustomer();
        Map<String, List<String>> searches = Map.of(
                "\u00DCnl\u00FC \u00C7an", List.of("\u00DCnl\u00FC", "unlu c", "U\u0308NLU\u0308", " \u00FCnl\u00FC"),
                "\u0130N\u015EAAT", List.of("\u0130N\u015EAAT", "in\u015Faat", "insaat", "\u0131nsaat"),
                "\u0392\u039F\u03A1\u03A1\u0386\u03A3",
                        List.of("\u03B2\u03BF\u03C1\u03C1\u03AC\u03C2", "\u039F\u03A1\u03A1\u0391\u03A3"),
                "caf\u00E9 50%_!\\", List.of("cafe\u0301", "CAF\u00C9", "50%_!\\", "\uFF23\uFF21\uFF26\uFF25"),
                "Stra\u00DFe", List.of("STRASSE", "stra\u1E9Ee"),
                "\uFB01rma", List.of("Firma", "\uFB01"));
        searches.keySet().forEach(name -> {
            ObjectNode deal = Sales.clear();
            deal.put("name", name + " " + mark);
            sales.draft(deal);
        });
        searches.forEach((name, terms) -> terms.forEach(term -> {
            assertThat(names(product.as("rep"), term, mark)).as(term).containsExactly(name + " " + mark);
            assertThat(names(product.as("rep"), term + "zzz", mark)).as(term).isEmpty();
        }));
        for (String none : List.of("\u0301\u00A8", "%", "_", "caf_ 50")) {
            assertThat(names(product.as("rep"), none, mark))
                    .as(none)
                    .allMatch(name -> name.contains("%") || name.contains("_"));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsTextsAsLongAsTheyMayBe(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = sold("\uD801\uDC28".repeat(80) + Sales.newCustomer());
        deal.put("name", "\uD83D\uDE00".repeat(200));
        deal.put("externalRef", "\uFDFA".repeat(70) + Sales.newCustomer());
        ((ObjectNode) deal.get("customer")).put("name", "\uFDFA".repeat(200));

        Reply stored = product.as("rep").post("/deals?submit=true", deal).expect(201);

        assertThat(stored.text("/name")).isEqualTo("\uD83D\uDE00".repeat(200));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesWhatWasProbablyMeant(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.clear();
        ((ObjectNode) deal.at("/lines/0")).put("sku", "ps-consult-hr");
        JsonNode fault = product.as("rep")
                .post("/assessments", deal)
                .refused(422, "invalid")
                .json()
                .at("/errors/0");
        assertThat(fault.get("detail").textValue()).isEqualTo("is not in the price book; there is PS-CONSULT-HR");

        ((ObjectNode) deal.at("/lines/0")).put("sku", " PS-CONSULT-HR\u00A0");
        product.as("rep").post("/assessments", deal).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsNoTwoPeopleWhoseIdsDifferInCase(Database database) {
        Product product = Product.on(database);
        String id = "Ann." + Sales.newCustomer();
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "Ann");
        person.putArray("roles").add("AUDITOR");
        product.as("admin").put("/people/" + id, person).expect(200);
        product.as("admin").put("/people/" + id, person).expect(200);

        Reply refused = product.as("admin")
                .put("/people/" + id.toLowerCase(Locale.ROOT), person)
                .refused(422, "invalid");

        assertThat(refused.faults()).containsExactly("/id duplicate");
        person.put("name", "\u200B\u00A0");
        assertThat(product.as("admin")
                        .put("/people/" + id, person)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/name blank");
    }

    private static ObjectNode sold(String customer) {
        ObjectNode deal = Sales.hours("90", "275");
        ((ObjectNode) deal.get("customer")).put("id", customer);
        return deal;
    }

    private static ObjectNode referring(String reference) {
        return Sales.clear().put("externalRef", reference);
    }

    private static List<String> names(Client client, String term, String mark) {
        JsonNode items = client.get("/deals?limit=200&q=" + encoded(term))
                .expect(200)
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("name").textValue())
                .filter(name -> name.endsWith(mark))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** The same in full-width letters. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.codePoints().forEach(point -> wide.appendCodePoint(point > ' ' && point <= '~' ? point + 0xFEE0 : point));
        return wide.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
