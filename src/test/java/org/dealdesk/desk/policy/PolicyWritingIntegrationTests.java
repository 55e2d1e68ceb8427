package org.dealdesk.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing the policy on pages, without any script: what is typed is kept, and what is wrong with it is said. */
class PolicyWritingIntegrationTests {

    private static final String COPIES = "/policies/working-copies";
    private static final Map<Database, Product> PRODUCTS = new EnumMap<>(Database.class);

    private static synchronized Product product(Database database) {
        return PRODUCTS.computeIfAbsent(database, each -> {
            Product product = Product.fresh(each);
            new Sales(product).submit(Sales.forSalesOps());
            return product;
        });
    }

    @AfterAll
    static void close() {
        PRODUCTS.values().forEach(Product::close);
        PRODUCTS.clear();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void editsOneDocumentAsFormAndAsText(Database database) {
        Desk admin = Desk.of(product(database), "policyadmin");
        String copy = start(admin);
        Page tier =
                save(admin, copy + "/parts/guardrails?n=2", Map.of("/guardrails/2/max/0/at", "7.5", "do", "go text"));
        assertThat(tier.address()).isEqualTo(copy + "/text");
        assertThat(tier.html()).contains("- {at: 7.5}", "# smaller deals are not asked", "version: &quot;2026.");

        String text = text(tier).replace("listPrice: 340.00", "listPrice: abc");
        Page form = save(admin, copy + "/text", Map.of("text", text, "do", "go parts/price-book"));
        assertThat(form.html()).contains("value=\"abc\"", "id=\"fault:/priceBook/1/listPrice\"");
        assertThat(form.text()).contains("1 error", "must be a decimal");

        Page back = save(admin, copy + "/parts/price-book?from=0", Map.of("/priceBook/1/listPrice", "357"));
        assertThat(back.text()).contains("Saved.", "No error");
        assertThat(text(admin.get(copy + "/text")))
                .contains("listPrice: 357, role: ARCHITECT")
                .contains("{at: 7.5}");
        Invariants.mustHold(product(database));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAboutANumberThatCouldBeTwoAndKeepsWhatWasTyped(Database database) {
        Desk admin = Desk.of(product(database), "policyadmin");
        String copy = start(admin);
        Page asked = admin.submit(
                        admin.get(copy + "/parts/price-book"),
                        copy + "/parts/price-book?from=0",
                        Map.of("/priceBook/3/listPrice", "25.000", "/priceBook/3/name", "Jump"))
                .expect(422);
        assertThat(asked.text()).contains("25.000 could be 25000 or 25");
        assertThat(asked.html()).contains("value=\"25.000\"", "value=\"Jump\"");
        assertThat(text(admin.get(copy + "/text"))).contains("name: Jumpstart package");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void addsAndRemovesRows(Database database) {
        Desk admin = Desk.of(product(database), "policyadmin");
        String copy = start(admin);
        save(admin, copy + "/parts/guardrails?n=0", Map.of("do", "add /guardrails/0/max"));
        assertThat(text(admin.get(copy + "/text"))).contains("max:\n      - {at: 0}\n      - {}");
        save(admin, copy + "/parts/guardrails?n=0", Map.of("do", "remove /guardrails/0/max/1"));
        Page added = save(admin, copy + "/parts/guardrails?n=0", Map.of("do", "add /guardrails"));
        assertThat(added.address()).isEqualTo(copy + "/parts/guardrails?n=15");
        save(admin, copy + "/parts/guardrails?n=15", Map.of("do", "remove /guardrails/15"));
        save(admin, copy + "/parts/rate-card", Map.of("new-role", "ANALYST", "new-cost", "95.50"));
        save(admin, copy + "/parts/names", Map.of("/segments/CORE/name", "Core accounts"));
        save(admin, copy + "/parts/general", Map.of("/routing/straightThrough/maxTcv", ""));
        String text = text(admin.get(copy + "/text"));
        assertThat(text)
                .contains("  ANALYST: 95.5", "CORE: {name: Core accounts}", "ENTERPRISE: {}", "# The default policy.")
                .doesNotContain("straightThrough", "guardrail-16", "- {}");
        assertThat(admin.get(copy + "/parts/other").text())
                .contains("commission", "marginGate")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsRefusalsOfHostileTextsOnThePage(Database database) {
        Desk admin = Desk.of(product(database), "policyadmin");
        String copy = start(admin);
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("a: &x [1]\nb: *x\n", "anchors, aliases and tags are not allowed (line 1, column 4)");
        hostile.put("a: " + "[".repeat(60) + "]".repeat(60), "the document is malformed");
        hostile.put("name: \"<script>alert(1)</script>\"\n", "is required");
        hostile.put("x: " + "y".repeat(900_000), "there is no such property");
        hostile.forEach((text, said) -> {
            Page linted = send(admin, copy + "/text", copy + "/text/lint", Map.of("text", text));
            assertThat(linted.text()).contains(said);
            Page saved = save(admin, copy + "/text", Map.of("text", text));
            assertThat(saved.text()).contains(said, "Saved.").doesNotContain("??");
            assertThat(saved.html()).doesNotContain("<script>alert");
        });
        save(admin, copy + "/text", Map.of("text", "a: [\n"));
        assertThat(admin.get(copy + "/parts/guardrails").text()).contains("The text cannot be read");
        assertThat(admin.get(copy + "/review").expect(200).text()).contains("The difference is shown once");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void belongsToItsOwnerAlone(Database database) {
        Product product = product(database);
        Desk admin = Desk.of(product, "policyadmin");
        String copy = start(admin);
        assertThat(Desk.of(product, "policyadmin2").get(copy + "/text").status())
                .isEqualTo(404);
        assertThat(Desk.of(product, "finance").get(copy + "/text").status()).isEqualTo(403);
        assertThat(Desk.of(product, "finance").get("/policies").offers(COPIES)).isFalse();
        Page open = admin.get(copy + "/text");
        save(admin, copy + "/text", Map.of("text", "name: first\n"));
        Page late = admin.submit(open, copy + "/text", Map.of("text", "name: second\n"))
                .expect(412);
        assertThat(late.text()).contains("saved in another window since");
        assertThat(late.html()).contains("name: second");
        Page gone = admin.submit(admin.get(copy + "/discard"), copy + "/discard", Map.of());
        assertThat(gone.text()).contains("The working copy was discarded.");
        assertThat(admin.get(copy + "/text").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void leadsFromADifferenceAndABackTestToAScheduledVersion(Database database) {
        Product product = product(database);
        Desk admin = Desk.of(product, "policyadmin");
        String copy = start(admin);
        Page changed =
                save(admin, copy + "/parts/guardrails?n=2", Map.of("/guardrails/2/max/0/at", "5", "do", "go review"));
        assertThat(changed.text())
                .contains("1 stricter", "Not back-tested as it is now")
                .doesNotContain("??");
        Page run = admin.submit(changed, copy + "/backtest", Map.of());
        await(product);
        Page tested = admin.get(copy + "/review");
        assertThat(tested.text()).contains("Back-tested as it is now", "completed");
        assertThat(run.address()).startsWith(copy + "/review");

        Page asked = admin.submit(tested, copy + "/submit", Map.of()).expect(200);
        String version = asked.address();
        assertThat(asked.text())
                .contains("Another policy administrator can approve it now.", "Edit again…", "Back-test of");
        assertThat(asked.html()).doesNotContain(version + "/steps/approve");
        assertThat(admin.get(copy + "/text").status()).isEqualTo(404);

        Page revised = admin.submit(admin.get(version + "/steps/revise"), version + "/steps/revise", Map.of());
        Page again = admin.submit(
                admin.get(revised.address().replace("/parts/general", "/review")),
                revised.address().replace("/parts/general", "/submit"),
                Map.of());
        assertThat(again.address()).isEqualTo(version);

        Desk second = Desk.of(product, "policyadmin2");
        Page confirm = second.get(version + "/steps/approve").expect(200);
        Page missing = second.submit(confirm, version + "/steps/approve", Map.of("acknowledge", "cliff"))
                .expect(422);
        assertThat(missing.text()).contains("Not approved. Tick each warning", "open-ended");
        new Rulebook(product).approve(version.substring("/policies/".length())).expect(200);
        Page scheduled = second.submit(second.get(version + "/steps/schedule"), version + "/steps/schedule", Map.of());
        assertThat(scheduled.text()).contains("Scheduled.", "Take back…");
        Page back = admin.submit(admin.get(version + "/steps/take-back"), version + "/steps/take-back", Map.of());
        assertThat(back.text()).contains("Taken back.");
        assertThat(Desk.of(product, "finance").get(version + "/steps/approve").status())
                .isEqualTo(403);
        Page discarded = admin.submit(admin.get(version + "/steps/discard"), version + "/steps/discard", Map.of());
        assertThat(discarded.text()).contains("Discarded.");
        Invariants.mustHold(product);
    }

    private static String start(Desk admin) {
        Page started =
                admin.submit(admin.get("/policies/2026.1"), COPIES, Map.of()).expect(200);
        return started.address().replace("/parts/general", "");
    }

    private static Page save(Desk admin, String address, Map<String, String> typed) {
        return send(admin, address, address, typed).expect(200);
    }

    /** Sends the fields of the page with others; to a script it answers a part of the page. */
    private static Page send(Desk admin, String page, String address, Map<String, String> typed) {
        Page open = admin.get(page);
        Map<String, String> fields = new LinkedHashMap<>(open.hidden(page));
        fields.keySet().removeIf(name -> name.equals("list") || name.equals("flag"));
        fields.putAll(typed);
        return admin.post(address, fields);
    }

    private static String text(Page page) {
        String html = page.html();
        int begin = html.indexOf('>', html.indexOf("<textarea")) + 1;
        return org.springframework.web.util.HtmlUtils.htmlUnescape(html.substring(begin, html.indexOf("</textarea>")));
    }

    private static void await(Product product) {
        String id = product.as("finance")
                .get("/policies/backtests?limit=1")
                .expect(200)
                .text("/items/0/id");
        product.as("finance")
                .get("/policies/backtests/" + id, "Prefer", "wait=30")
                .expect(200);
    }
}
