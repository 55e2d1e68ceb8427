package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists page by page are the lists as a whole, in their order; filters narrow them; a changed cursor leads nowhere. */
class ListsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void pageThroughEverythingOnce(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String customer = threeDeals(sales);
        String number = Sales.number(sales.submit(Sales.clear()));
        sales.act(number, "withdraw");
        sales.act(number, "submit");

        Client auditor = product.as("auditor");
        pagesLikeTheWhole(auditor, "/deals?customer=" + customer, "/number", 3);
        pagesLikeTheWhole(auditor, "/deals/" + number + "/history", "/seq", 9);
        pagesLikeTheWhole(auditor, "/deals/" + number + "/revisions", "/revision", 2);
        pagesLikeTheWhole(auditor, "/commissions/entries?deal=" + number, "/id", 3);
        pagesLikeTheWhole(auditor, "/policies", "/version", 1);
        pagesLikeTheWhole(product.as("admin"), "/people", "/id", 15);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void sortTasksEveryWay(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        threeDeals(sales);
        Client salesops = product.as("salesops");
        sorted(salesops, "due", task -> Instant.parse(task.get("dueAt").textValue()), false);
        sorted(salesops, "opened", task -> Instant.parse(task.get("openedAt").textValue()), false);
        sorted(salesops, "tcv", task -> amount(task, "/deal/tcv"), true);
        sorted(salesops, "margin", task -> amount(task, "/deal/trueMarginPct"), false);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showTasksByStatusAndFunction(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForThree());
        String review = Sales.review(deal, "SALES_OPS").get("id").textValue();
        Client salesops = product.as("salesops");
        assertThat(ids(salesops, "/tasks?status=mine")).doesNotContain(review);
        salesops.post("/tasks/" + review + "/claim", null).expect(200);
        assertThat(ids(salesops, "/tasks?status=mine")).contains(review);
        assertThat(ids(product.as("salesops2"), "/tasks?status=mine")).doesNotContain(review);
        assertThat(ids(product.as("salesops2"), "/tasks")).contains(review);
        product.as("salesops2").post("/tasks/" + review + "/claim", null).refused(409, "review-claimed");
        assertThat(ids(salesops, "/tasks?function=finance")).isEmpty();
        assertThat(ids(product.as("finance"), "/tasks")).doesNotContain(review);
        assertThat(ids(product.as("rep"), "/tasks")).isEmpty();

        sales.decide("salesops2", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);

        assertThat(ids(salesops, "/tasks")).doesNotContain(review);
        assertThat(ids(salesops, "/tasks?status=all")).contains(review);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void narrowDeals(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String customer = threeDeals(sales);
        Client auditor = product.as("auditor");
        String all = "/deals?customer=" + customer;
        assertThat(numbers(auditor, all)).hasSize(3);
        assertThat(numbers(auditor, all + "&status=in_review")).hasSize(3);
        assertThat(numbers(auditor, all + "&status=WON,LOST")).isEmpty();
        assertThat(numbers(auditor, all + "&status=WON,IN_REVIEW")).hasSize(3);
        assertThat(numbers(auditor, all + "&minTcv=9600")).hasSize(2);
        assertThat(numbers(auditor, all + "&maxTcv=9599.99")).hasSize(1);
        assertThat(numbers(auditor, all + "&currency=USD&rep=rep")).hasSize(3);
        assertThat(numbers(auditor, all + "&currency=JPY")).isEmpty();
        assertThat(numbers(auditor, all + "&rep=rep2")).isEmpty();
        assertThat(numbers(auditor, all + "&submittedFrom=" + sales.today() + "&submittedTo=" + sales.today()))
                .hasSize(3);
        assertThat(numbers(auditor, all + "&submittedTo=" + sales.today().minusDays(1)))
                .isEmpty();
        assertThat(numbers(auditor, "/deals?q=" + customer)).hasSize(3);
        assertThat(numbers(auditor, all + "&q=CONSULTING")).hasSize(3);
        assertThat(numbers(auditor, all + "&q=%25")).hasSize(1);
        assertThat(numbers(auditor, all + "&q=_consulting")).isEmpty();
        assertThat(numbers(auditor, all + "&q=100%25_!")).hasSize(1);
        assertThat(numbers(product.as("rep2"), all)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refuseCursorsThatWereChanged(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        threeDeals(sales);
        String number = Sales.number(sales.submit(Sales.clear()));
        String nothing = Cursor.of("\u0000");
        String huge = Cursor.of("9".repeat(30));
        String negative = Cursor.of("-1");
        for (String list : List.of(
                "/deals",
                "/tasks",
                "/tasks?sort=opened",
                "/tasks?sort=tcv",
                "/tasks?sort=margin",
                "/deals/" + number + "/history")) {
            String path = list + (list.contains("?") ? "&" : "?") + "limit=1";
            Client salesops = product.as("salesops");
            String next = salesops.get(path).expect(200).text("/next");
            for (String cursor : List.of(
                    "x",
                    "%F0%9F%92%A3",
                    "=",
                    next + "x",
                    next.substring(1),
                    changed(next),
                    nothing,
                    huge,
                    negative,
                    Cursor.of("DUE", "+999999999-12-31T23:59:59Z", "\u0000"),
                    Cursor.of("DUE", "+999999999-12-31T23:59:59Z", "x"),
                    Cursor.of("OPENED", "-999999999-01-01T00:00:00Z", "x"),
                    Cursor.of("DUE", "+1000000000-12-31T23:59:59.999999999Z", "x"),
                    Cursor.of("DUE", "1999-12-31T23:59:59Z", "x"),
                    Cursor.of("OPENED", "2200-01-01T00:00:00Z", "x"),
                    Cursor.of("TCV", "1e999999999", "x"),
                    Cursor.of("MARGIN", "9".repeat(100), "x"),
                    Cursor.of("DUE", "soon", "x"))) {
                Reply reply = salesops.get(path + "&cursor=" + cursor).refused(422, "invalid");
                assertThat(reply.faults()).as(list + " " + cursor).containsExactly("/cursor invalid-cursor");
            }
        }
        for (String list : List.of("/commissions/entries", "/policies")) {
            product.as("auditor").get(list + "?cursor=" + nothing).refused(422, "invalid");
        }
        product.as("admin").get("/people?cursor=" + nothing).refused(422, "invalid");
        product.as("auditor")
                .get("/deals/" + number + "/revisions?cursor=" + Cursor.of("4294967296"))
                .refused(422, "invalid");
    }

    /** Three deals in review of one customer, of which one has a name that is hard to search for. */
    private static String threeDeals(Sales sales) {
        ObjectNode deal = Sales.hours("20", "240");
        sales.submit(deal);
        ((ObjectNode) deal.at("/lines/0")).put("quantity", "40");
        sales.submit(deal.put("name", "100%_! consulting"));
        ((ObjectNode) deal.at("/lines/0")).put("quantity", "50");
        sales.submit(deal.put("name", "1000 consulting"));
        return deal.at("/customer/id").textValue();
    }

    private static void pagesLikeTheWhole(Client client, String path, String id, int least) {
        List<String> whole = values(client, path + (path.contains("?") ? "&" : "?") + "limit=200", id);
        assertThat(whole).as(path).hasSizeGreaterThanOrEqualTo(least).doesNotHaveDuplicates();
        for (int limit = 1; limit <= 3; limit++) {
            assertThat(paged(client, path, limit, item -> item.at(id).asText()))
                    .as(path)
                    .isEqualTo(whole);
        }
    }

    /** Follows the links until there is none. */
    private static <T> List<T> paged(Client client, String path, int limit, Function<JsonNode, T> value) {
        List<T> paged = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        while (next != null) {
            Reply page = client.get(next).expect(200);
            assertThat(page.json().get("items").size()).isLessThanOrEqualTo(limit);
            page.json().get("items").forEach(item -> paged.add(value.apply(item)));
            String link = page.header("Link");
            assertThat(link == null).isEqualTo(page.json().get("next").isNull());
            next = link == null ? null : link.substring(link.indexOf("/api/v1") + 7, link.indexOf('>'));
        }
        return paged;
    }

    private static <T extends Comparable<T>> void sorted(
            Client client, String sort, Function<JsonNode, T> key, boolean downwards) {
        Comparator<T> order = downwards ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<String> whole = values(client, "/tasks?limit=200&sort=" + sort, "/id");
        List<JsonNode> tasks = paged(client, "/tasks?sort=" + sort, 40, task -> task);
        assertThat(tasks.stream()
                        .limit(200)
                        .map(task -> task.get("id").textValue())
                        .toList())
                .isEqualTo(whole);
        assertThat(tasks.stream().map(key).toList()).isSortedAccordingTo(order).hasSizeGreaterThanOrEqualTo(3);
    }

    private static BigDecimal amount(JsonNode task, String pointer) {
        return new BigDecimal(task.at(pointer).textValue());
    }

    private static List<String> ids(Client client, String path) {
        List<String> ids = paged(client, path, 200, item -> item.get("id").textValue());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private static List<String> numbers(Client client, String path) {
        return values(client, path, "/number");
    }

    private static List<String> values(Client client, String path, String pointer) {
        List<String> values = new ArrayList<>();
        client.get(path)
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> values.add(item.at(pointer).asText()));
        return values;
    }

    /** The same cursor with another last letter of its content. */
    private static String changed(String cursor) {
        byte[] content = Base64.getUrlDecoder().decode(cursor);
        content[content.length - 1] ^= 1;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }
}
