package org.dealdesk.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Markup and expressions in all that people write, on each page that a link leads to: stored, in an address, and typed into each
 * field of each form.
 */
class HostileTextIntegrationTests {

    /** What an expression of Thymeleaf, JUEL or a template of the browser would make of it has {@link #EVALUATED} in it. */
    private static final String HOSTILE =
            "<img src=x onerror=alert(1)>\"'&</script>${1234*5678}#{1234*5678}[[${1234*5678}]]__${1234*5678}__{{1234*5678}}";

    private static final String EVALUATED = "7006652";
    private static final List<String> PEOPLE = List.of("rep", "salesops", "auditor", "policyadmin", "admin");

    private static Product product;

    @BeforeAll
    static void write() {
        product = Product.fresh(Database.H2);
        Staff staff = new Staff(product);
        for (String person : PEOPLE) {
            staff.change(person, entry -> entry.put("name", HOSTILE + person));
        }
        Sales sales = new Sales(product);
        JsonNode sent = sales.submit(deal());
        product.as("rep")
                .post("/deals/" + Sales.number(sent) + "/comments", said("text"))
                .expect(201);
        JsonNode returned = sales.submit(deal());
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", "REQUEST_CHANGES").put("revision", 1).put("comment", HOSTILE);
        product.as("salesops")
                .post("/tasks/" + Sales.number(returned) + ".1.SALES_OPS/decision", decision)
                .expect(200);
        sales.draft(deal());
        sales.draft(deal().put("name", "=HYPERLINK(\"https://evil.example\")"));
        product.as("rep").post("/tokens", token()).expect(201);
        String quoted = HOSTILE.replace("\"", "\\\"");
        new Rulebook(product)
                .draft(Rulebook.document("2099.1", LocalDate.of(2099, 1, 1))
                        .replaceFirst("name: [^\n]+", "name: \"" + Matcher.quoteReplacement(quoted) + "\""))
                .expect(201);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static ObjectNode deal() {
        ObjectNode deal = Sales.smallForSalesOps();
        deal.put("name", HOSTILE).put("justification", HOSTILE);
        ((ObjectNode) deal.get("customer")).put("name", HOSTILE);
        return deal;
    }

    private static ObjectNode said(String field) {
        return JsonNodeFactory.instance.objectNode().put(field, HOSTILE);
    }

    private static ObjectNode token() {
        ObjectNode token = said("name");
        token.putArray("roles").add("SALES_REP");
        return token.put("expiresOn", new Sales(product).today().toString());
    }

    @Test
    void isTextOnEveryPageAndInEveryField() {
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        int forms = 0;
        for (String person : PEOPLE) {
            LinkedPages pages = new LinkedPages(product, person);
            Map<String, Page> found = pages.all();
            assertThat(found).as(person).hasSizeGreaterThan(3);
            for (Map.Entry<String, Page> page : found.entrySet()) {
                shown += page.getValue().text().contains("<img src=x onerror=alert(1)>") ? 1 : 0;
                check(person + " " + page.getKey(), page.getValue(), wrong);
                String hostile = page.getKey() + (page.getKey().contains("?") ? "&" : "?") + "q=" + encoded()
                        + "&status=" + encoded();
                check(person + " " + hostile, pages.desk().get(hostile), wrong);
            }
            for (Page page : found.values()) {
                for (LinkedPages.Form form : pages.forms(page)) {
                    forms++;
                    check(person + " sent " + form.action(), pages.send(form, HOSTILE), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).as("pages that show what was written").isGreaterThan(15);
        assertThat(forms).as("forms that were sent").isGreaterThan(25);
    }

    @Test
    void isNoFormulaInAFileForSpreadsheets() {
        LinkedPages pages = new LinkedPages(product, "rep");
        pages.all();
        assertThat(pages.files()).isNotEmpty();
        for (String address : pages.files()) {
            String file = pages.desk().get(address).expect(200).html();
            assertThat(file.split("[\r\n,;\"]+", -1)).as(address).noneMatch(cell -> cell.matches("[=+@\t-].*"));
        }
    }

    private static String encoded() {
        return URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
    }

    private static void check(String where, Page page, List<String> wrong) {
        if (page.status() >= 500) {
            wrong.add(where + ": " + page.status());
        }
        if (!page.header("Content-Type").startsWith("text/html")) {
            // A browser shows it as what it says it is.
            if (!"nosniff".equals(page.header("X-Content-Type-Options"))
                    || !page.header("Content-Type").matches("(text/plain|application/yaml|text/csv).*")) {
                wrong.add(where + ": " + page.header("Content-Type"));
            }
        } else if (page.html().contains("<img src=x") || page.html().contains("&</script>")) {
            wrong.add(where + ": markup");
        }
        if (page.html().contains(EVALUATED)) {
            wrong.add(where + ": an expression was evaluated");
        }
    }
}
