package org.dealdesk.access.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.testing.backtest.Backtests;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;

/**
 * The objects that the rows of {@code access.yaml} name in braces. Deals are those of {@code rep}, and {@code rep3} and {@code both}
 * have shares of those that were submitted. What a call can take away is made anew each time that it is asked for.
 */
final class AccessedObjects {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");

    private final Product product;
    private final Map<String, Supplier<String>> objects;
    private int made;

    AccessedObjects(Product product) {
        this.product = product;
        Staff staff = new Staff(product);
        staff.hire("none");
        staff.hire("both", "SALES_REP", "SALES_OPS");
        staff.hire("crm", "CRM");
        staff.hire("delivery", "DELIVERY");
        Sales sales = new Sales(product);
        String told = webhook();
        String draft = sales.draft(Sales.clear()).text("/number");
        JsonNode deal = sales.submit(shared(Sales.smallForSalesOps()));
        Outgoing.of(product).dispatch();
        String delivery = product.as("admin")
                .get("/webhooks/" + told + "/deliveries")
                .expect(200)
                .text("/items/0/id");
        String decided = decided(sales);
        this.objects = Map.ofEntries(
                Map.entry("draft", () -> draft),
                Map.entry("deal", () -> Sales.number(deal)),
                Map.entry("decided", () -> decided),
                Map.entry(
                        "review",
                        () -> Sales.review(deal, "SALES_OPS").get("id").textValue()),
                Map.entry("proposal", () -> Sales.clear().toString()),
                Map.entry("told", () -> told),
                Map.entry("delivery", () -> delivery),
                Map.entry("webhook", this::webhook),
                Map.entry("token", this::token),
                Map.entry("tokenOfCrm", this::tokenOfCrm),
                Map.entry("delegation", this::delegation),
                Map.entry("session", this::session),
                Map.entry("version", this::version),
                Map.entry("backtest", this::backtest));
    }

    /** A text of the table with its names replaced by what they stand for. */
    String filled(String text) {
        return text == null
                ? null
                : NAME.matcher(text)
                        .replaceAll(name -> Matcher.quoteReplacement(
                                objects.get(name.group(1)).get()));
    }

    /** A deal that Sales Ops decided on and that was submitted again. */
    private static String decided(Sales sales) {
        JsonNode deal = sales.submit(shared(Sales.smallForSalesOps()));
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        sales.revise(Sales.number(deal), shared(Sales.smallForSalesOps()));
        sales.act(Sales.number(deal), "submit");
        return Sales.number(deal);
    }

    private static ObjectNode shared(ObjectNode deal) {
        deal.putArray("credits").addObject().put("rep", "rep").put("percent", 50);
        deal.withArray("credits").addObject().put("rep", "rep3").put("percent", 25);
        deal.withArray("credits").addObject().put("rep", "both").put("percent", 25);
        return deal;
    }

    private String webhook() {
        made++;
        return product.as("admin")
                .post("/webhooks", "{\"url\": \"http://127.0.0.1:65535/" + made + "\"}")
                .expect(201)
                .text("/id");
    }

    private String token() {
        return product.as("rep")
                .post("/tokens", tokenWish("SALES_REP"))
                .expect(201)
                .text("/id");
    }

    private String tokenOfCrm() {
        return tokenWish("CRM").replace("{", "{\"person\": \"crm\", ");
    }

    private String tokenWish(String role) {
        return "{\"name\": \"Try\", \"roles\": [\"%s\"], \"expiresOn\": \"%s\"}"
                .formatted(role, new Sales(product).today());
    }

    private String delegation() {
        made++;
        LocalDate day = new Sales(product).today().plusDays(made);
        return product.as("finance")
                .post(
                        "/delegations",
                        "{\"to\": \"finance2\", \"function\": \"FINANCE\", \"from\": \"%s\", \"until\": \"%s\"}"
                                .formatted(day, day))
                .expect(201)
                .text("/id");
    }

    private String session() {
        Desk.of(product, "rep");
        return product.as("admin").get("/sessions?person=rep").expect(200).text("/items/0/id");
    }

    private String version() {
        made++;
        String version = "9." + made;
        new Rulebook(product)
                .draft(Rulebook.document(version, LocalDate.of(2030, 1, 1)))
                .expect(201);
        return version;
    }

    /** One that has ended: a node runs two at once. */
    private String backtest() {
        Reply started = Backtests.send(
                product.as("policyadmin"),
                "application/json",
                Backtests.period(product).toString());
        Backtests.ended(product, started);
        return started.header("Location").replaceFirst(".*/", "");
    }
}
