package org.dealdesk.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The policy and its back-tests on pages, without any script: who sees what, and what happens to bad input. */
class PolicyPagesIntegrationTests {

    private static final String BACKTESTS = "/policies/backtests";
    private static final Map<Database, Product> PRODUCTS = new EnumMap<>(Database.class);

    /** With one draft, the default policy, and two deals. */
    private static synchronized Product product(Database database) {
        return PRODUCTS.computeIfAbsent(database, each -> {
            Product product = Product.fresh(each);
            Rulebook book = new Rulebook(product);
            book.draft(stricter("2027.1", book.today().plusDays(30))).expect(201);
            Sales sales = new Sales(product);
            sales.submit(Sales.clear());
            sales.submit(Sales.forSalesOps());
            return product;
        });
    }

    @AfterAll
    static void close() {
        PRODUCTS.values().forEach(Product::close);
        PRODUCTS.clear();
    }

    private static String stricter(String version, LocalDate from) {
        return Rulebook.document(version, from)
                .replace(
                        "- {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
                        "- {at: 5}\n      - {at: 9, approvals: [SALES_OPS]}")
                .replace("listPrice: 340.00", "listPrice: 357.00")
                .replace("name: Consulting hour", "name: \"<script>alert(1)</script> \u05D0\u05D1 ruoh\"")
                .replace("  rate: 2\n", "  rate: 3\n");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsEverybodyTheVersionsAndWhatTheySay(Database database) {
        Product product = product(database);
        Desk rep = Desk.of(product, "rep");
        Page list = rep.get("/policies").expect(200);
        assertThat(list.text()).contains("2026.1", "active", "2027.1", "draft", "Drafted by");
        assertThat(list.html()).doesNotContain("href=\"" + BACKTESTS + "\"");
        assertThat(rep.get("/deals?whose=mine").html()).contains("href=\"/policies\"");

        Page version = rep.get("/policies/2026.1").expect(200);
        assertThat(version.text())
                .contains(
                        "Deal discount",
                        "up to 10 %",
                        "above 10 %, up to 20 %",
                        "above 50 %",
                        "blocked",
                        "50 % or more",
                        "below 0 %",
                        "MOST_FAVORED_PRICING",
                        "Auto-approve up to 25,000.00 USD",
                        "16 business hours",
                        "Monday, Tuesday",
                        "26 Nov 2026",
                        "Consulting hour",
                        "retired",
                        "replacement: SUB-LIGHT",
                        "145.75 USD")
                .doesNotContain("??", "Lint");
        assertThat(rep.get("/policies/2026.1/document").expect(200).html()).isEqualTo(Deals.DEFAULT_POLICY);
        assertThat(rep.get("/policies/2026.1/document").header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(rep.get("/policies/none").expect(404).text()).contains("Version or back-test not found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void findsInThePriceBook(Database database) {
        Desk rep = Desk.of(product(database), "rep");
        assertThat(rep.get("/policies/2026.1?q=architecture").text())
                .contains("1 to 1 of 1 matches, 10 in total", "PS-ARCH-HR")
                .doesNotContain("PS-JUMPSTART");
        assertThat(rep.get("/policies/2026.1?q=nothing&from=50").expect(200).text())
                .contains("0 to 0 of 0 matches");
        assertThat(rep.get("/policies/2026.1?from=999999").expect(200).text()).contains("1 to 10 of 10 matches");
        assertThat(rep.get("/policies/2026.1?from=x&q=%00%22%3E%3Cb%3E")
                        .expect(200)
                        .html())
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsThoseWhoKeepPoliciesWhatLintSays(Database database) {
        Page version = Desk.of(product(database), "policyadmin")
                .get("/policies/2027.1")
                .expect(200);
        assertThat(version.text()).contains("No error", "open-ended", "Give the last tier a limit", "acv-size");
        assertThat(version.html())
                .contains("href=\"#g-7\"", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        assertThat(version.text()).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhatAVersionHasOtherwise(Database database) {
        Desk rep = Desk.of(product(database), "rep");
        Page compared = rep.get("/policies/compare?to=2027.1").expect(200);
        assertThat(compared.text())
                .contains(
                        "1 stricter",
                        "above 5 %, up to 9 %",
                        "PS-ARCH-HR repriced 340.00 357.00 +5.00 %",
                        "Commission rate 2 % 3 %")
                .doesNotContain("One-time", "??");
        assertThat(rep.get("/policies/compare?from=2026.1&to=2026.1")
                        .expect(200)
                        .text())
                .contains("Both versions are the same");
        Page unknown = rep.get("/policies/compare?from=%3Cb%3E&to=2026.1").expect(422);
        assertThat(unknown.text()).contains("From is not a policy version", "There is no such version");
        assertThat(unknown.html()).contains("href=\"#from\"", "&lt;b&gt;");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void startsABackTestOnceAndShowsItsResult(Database database) {
        Product product = product(database);
        Desk admin = Desk.of(product, "policyadmin");
        Page form = admin.get(BACKTESTS + "?version=2027.1").expect(200);
        String today = new Rulebook(product).today().toString();
        Map<String, String> asked = Map.of("version", "2027.1", "from", today, "to", today, "revisions", "ALL");
        Page run = admin.submit(form, BACKTESTS, asked).expect(200);
        assertThat(run.address()).startsWith(BACKTESTS + "/");
        assertThat(admin.submit(form, BACKTESTS, asked).address()).isEqualTo(run.address());
        String id = run.address().substring(BACKTESTS.length() + 1);
        product.as("finance")
                .get("/policies/backtests/" + id, "Prefer", "wait=30")
                .expect(200);

        Page result = Desk.of(product, "auditor").get(run.address()).expect(200);
        assertThat(result.text())
                .contains("Back-test of 2027.1", "Outcomes", "D-000002", "Deal discount", "Changed outcome")
                .doesNotContain("??", "Cancel…");
        assertThat(result.html()).contains("data-chart=\"outcomes\"", "href=\"/deals/D-000002\"", "data-value=\"1\"");
        assertThat(Desk.of(product, "finance").get(BACKTESTS).expect(200).text())
                .contains("2027.1", "completed");
        assertThat(Desk.of(product, "finance").get(BACKTESTS).offers(BACKTESTS)).isFalse();
        assertThat(admin.get(run.address() + "/cancel").address()).isEqualTo(run.address());
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void followsARunningOneAndAsksBeforeItCancels(Database database) {
        Product product = product(database);
        String id = Ids.next();
        product.sql()
                .sql("""
                        insert into backtest (id, policy_version, source, period_from, period_to, revisions, state, deals,
                                              faulty, percent, created_by, created_at, seen_at)
                        values (?, '2027.1', 'REVISIONS', date '2026-01-01', date '2026-06-30', 'LATEST', 'RUNNING', 12345,
                                0, 40, 'policyadmin', ?, ?)
                        """)
                .params(id, Instants.utc(product.now()), Instants.utc(product.now()))
                .update();
        String address = BACKTESTS + "/" + id;
        Page running = Desk.of(product, "finance").get(address).expect(200);
        assertThat(running.text())
                .contains("running, 40 %", "12,345 deals so far", "each deal’s last submission", "Refresh")
                .doesNotContain("Cancel…");

        Desk admin = Desk.of(product, "policyadmin");
        assertThat(admin.get(address).html()).contains("href=\"" + address + "/cancel\"");
        Page sure = admin.get(address + "/cancel").expect(200);
        assertThat(sure.text()).contains("Cancel the back-test of 2027.1?", "40 % are done");
        Page cancelled = admin.submit(sure, address + "/cancel", Map.of()).expect(200);
        assertThat(cancelled.address()).isEqualTo(address);
        assertThat(cancelled.text()).contains("cancelled Cancelled by policyadmin", "Start another one");
        assertThat(admin.submit(sure, address + "/cancel", Map.of()).expect(200).text())
                .contains("cancelled");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAgainForWhatIsWrongAndLosesNothing(Database database) {
        Desk admin = Desk.of(product(database), "policyadmin");
        Page form = admin.get(BACKTESTS).expect(200);
        Page again = admin.submit(
                        form, BACKTESTS, Map.of("version", "", "from", "2026-13-45", "to", "", "revisions", "SOME"))
                .expect(422);
        assertThat(again.html())
                .contains("href=\"#version\"", "href=\"#from\"", "href=\"#to\"", "href=\"#revisions\"")
                .contains("value=\"2026-13-45\"", "id=\"from-fault\"", "aria-invalid=\"true\"");
        Page turned = admin.submit(form, BACKTESTS, Map.of("version", "9.9", "from", "2026-02-01", "to", "2026-01-01"))
                .expect(422);
        assertThat(turned.text()).contains("is not a policy version", "must be on or after the first day");
        assertThat(turned.text()).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsBackTestsToThoseWhoMayReadAndStartThem(Database database) {
        Product product = product(database);
        for (String person : new String[] {"rep", "salesops", "legal", "admin"}) {
            Desk desk = Desk.of(product, person);
            assertThat(desk.get(BACKTESTS).expect(403).text())
                    .as(person)
                    .contains("policy administrators, finance and auditors");
            assertThat(desk.get("/policies").html()).doesNotContain(BACKTESTS);
        }
        Desk finance = Desk.of(product, "finance");
        Map<String, String> fields = finance.get("/policies").hidden("/sign-out");
        fields.putAll(Map.of("version", "2027.1", "from", "2026-01-01", "to", "2026-01-02"));
        assertThat(finance.post(BACKTESTS, fields).expect(403).text()).contains("Only policy administrators");
        assertThat(finance.post(BACKTESTS + "/00000000-0000-0000-0000-000000000000/cancel", fields)
                        .expect(403)
                        .text())
                .contains("Only policy administrators");
        assertThat(finance.get(BACKTESTS + "/00000000-0000-0000-0000-000000000000")
                        .expect(404)
                        .text())
                .contains("Version or back-test not found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsCostsFromReps(Database database, @TempDir Path folder) throws IOException {
        String closed = Deals.DEFAULT_POLICY.replace("repsSeeCost: true", "repsSeeCost: false");
        Path file = Files.writeString(folder.resolve("policy.yaml"), closed);
        try (Product product = Product.start(database.fresh(), "dealdesk.first-policy=" + file.toUri())) {
            Rulebook book = new Rulebook(product);
            book.draft(stricter("2027.1", book.today().plusDays(30)).replace("145.75", "163.25"))
                    .expect(201);
            Desk rep = Desk.of(product, "rep");
            Page version = rep.get("/policies/2026.1").expect(200);
            assertThat(version.text())
                    .contains("hides costs and margins from reps", "Deal margin", "depend on costs", "275.00")
                    .doesNotContain("145.75", "50 % or more", "150 USD");
            assertThat(version.html()).doesNotContain("/document");
            rep.get("/policies/2026.1/document").expect(403);
            assertThat(rep.get("/policies/compare?to=2027.1").expect(200).text())
                    .contains("Their differences are not shown", "1 stricter")
                    .doesNotContain("145.75", "163.25", "ARCHITECT");
            assertThat(Desk.of(product, "finance")
                            .get("/policies/compare?to=2027.1")
                            .expect(200)
                            .text())
                    .contains("145.75 USD", "163.25 USD");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Database.class, names = "H2")
    void isQuickWithALargePriceBook(Database database) {
        Product product = product(database);
        Rulebook book = new Rulebook(product);
        StringBuilder skus = new StringBuilder("priceBook:\n");
        for (int number = 0; number < 1990; number++) {
            skus.append(
                    "  - {sku: BIG-%d, name: Service %d, kind: TIME_AND_MATERIALS, listPrice: 300, role: CONSULTANT}\n"
                            .formatted(number, number));
        }
        book.draft(Rulebook.document("2027.big", book.today().plusDays(60)).replace("priceBook:\n", skus.toString()))
                .expect(201);
        Desk rep = Desk.of(product, "rep");
        rep.get("/policies/2027.big").expect(200);
        long started = System.nanoTime();
        Page page = rep.get("/policies/2027.big?from=1960").expect(200);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(page.text()).contains("1,951 to 2,000 of 2,000 matches");
        assertThat(page.html().length()).isLessThan(150_000);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
