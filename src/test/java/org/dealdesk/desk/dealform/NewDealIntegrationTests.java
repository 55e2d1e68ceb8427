package org.dealdesk.desk.dealform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing deals at the pages, with no script anywhere. */
class NewDealIntegrationTests {

    private static final Pattern OFFERED = Pattern.compile("value=\"(apply [^\"]*)\"");

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesADealFromItsDraftIntoReview(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        DealSheet sheet = DealSheet.at(rep, "/deals/new");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "200", "240");
        typed.put("/terms", "CUSTOM_SLA");

        Page draft = sheet.press("save", typed).page().expect(200);
        String number = DealSheet.number(draft);
        assertThat(draft.text()).contains("Saved.", "Draft", "Test customer");

        sheet = DealSheet.at(rep, "/deals/" + number + "/edit");
        assertThat(sheet.fields()).containsAllEntriesOf(typed);
        Page submitted = sheet.press("submit").page().expect(200);
        assertThat(submitted.text()).contains("Submitted.", "In review", "Sales Ops pending", "Recall");

        JsonNode deal = new Sales(product).read(number);
        assertThat(Sales.status(deal)).isEqualTo("IN_REVIEW");
        assertThat(deal.at("/lines/0/unitPrice").textValue()).isEqualTo("240");
        assertThat(deal.at("/terms/0").textValue()).isEqualTo("CUSTOM_SLA");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void offersTheCustomerThatExists(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String id = sales.submit(Sales.clear()).at("/customer/id").textValue();
        String other = id.toLowerCase(Locale.ROOT);
        Desk rep = Desk.of(product, "rep");

        DealSheet sheet = DealSheet.at(rep, "/deals/new").press("check", DealSheet.hours(" " + other, "20", "275"));
        assertThat(sheet.page().text()).contains("Earlier deals spell this customer " + id + ".", "Use " + id);
        sheet.press("customer " + id);

        assertThat(sheet.fields()).containsEntry("/customer/id", id);
        assertThat(sheet.page().text()).doesNotContain("Earlier deals spell this customer");
        assertThat(DealSheet.at(Desk.of(product, "rep2"), "/deals/new")
                        .press("check", DealSheet.hours(other, "20", "275"))
                        .page()
                        .text())
                .doesNotContain(id);
    }

    @Test
    void namesEveryFaultBesideItsFieldAndLosesNothing() {
        Product product = Product.on(Database.H2);
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/new");
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("/name", "N".repeat(201));
        typed.put("/customer/name", "<script>alert(1)</script>");
        typed.put("/paymentTermsDays", "a month");
        typed.put("/lines/0/sku", "PS-JUMPSTART");
        typed.put("/lines/0/quantity", "-1");
        typed.put("/lines/0/unitPrice", "100");
        typed.put("/lines/0/discount", "12");
        typed.put("/links/0/title", "Statement of work");
        typed.put("/links/0/url", "javascript:alert(1)");
        typed.put("/credits/0/rep", "rep2");
        typed.put("/credits/0/percent", "40");

        Page page = sheet.press("submit", typed).page().expect(422);

        assertThat(sheet.fields()).containsAllEntriesOf(typed);
        assertThat(page.html())
                .doesNotContain("<script>alert")
                .contains("href=\"#f-name\"", "href=\"#f-customer-id\"", "id=\"f-lines-0-quantity-wrong\"");
        assertThat(page.text())
                .contains(
                        "Deal name must have at most 200 characters",
                        "Account ID is required",
                        "Start date is required",
                        "Payment terms (net days) must be a decimal",
                        "Line 1: Quantity must be more than 0",
                        "Line 1: or discount in % and the price both say it",
                        "Line 1: Delivery hours is required",
                        "Link 1: URL must be an https address",
                        "The split must add up to 100, not 40");
    }

    @Test
    void addsCopiesAndRemovesLines() {
        DealSheet sheet = DealSheet.at(Desk.of(Product.on(Database.H2), "rep"), "/deals/new");
        Map<String, String> typed = DealSheet.hours("C-1", "10", "240");

        sheet.press("copy-line 0", typed);
        assertThat(sheet.fields()).containsEntry("/lines/1/unitPrice", "240");
        sheet.press("add-line", Map.of("/lines/1/unitPrice", "250"));
        assertThat(sheet.page().html()).contains("id=\"f-lines-2-sku\"", "autofocus");
        sheet.press("remove-line 0", Map.of("/lines/2/sku", "SUB-LIGHT"));
        assertThat(sheet.fields())
                .containsEntry("/lines/0/unitPrice", "250")
                .containsEntry("/lines/1/sku", "SUB-LIGHT")
                .doesNotContainKey("/lines/2/sku");
        assertThat(sheet.page().html()).doesNotContain("aria-invalid");
    }

    @Test
    void appliesARemedyToABlockedDealUntilItIsClear() {
        Product product = Product.on(Database.H2);
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/new");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "60", "40");
        typed.put("/lines/0/noExpiry", "true");

        Page blocked = sheet.press("submit", typed).page().expect(422);
        assertThat(blocked.text())
                .contains("The policy blocks this deal", "Ways to reduce approvals")
                .contains("40.00 → 110.00 – can then be submitted for approval", "40.00 → 233.75 – no approval needed");

        int applied = 0;
        while (offered(sheet.page()) != null) {
            sheet.press(offered(sheet.page())).page().expect(200);
            assertThat(++applied).as("remedies applied").isLessThan(10);
        }
        assertThat(sheet.page().text())
                .contains("no approval needed", "The deal is approved as soon as it is submitted");
        assertThat(sheet.press("submit").page().expect(200).text())
                .contains("approved automatically", "Commission accrued");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void makesOneDealOfTwoClicks(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        DealSheet sheet = DealSheet.at(rep, "/deals/new");
        Map<String, String> fields = sheet.fields();
        fields.putAll(DealSheet.hours(Sales.newCustomer(), "60", "275"));
        fields.put("do", "submit");

        String first = DealSheet.number(rep.post("/deals/new", fields).expect(200));
        String second = DealSheet.number(rep.post("/deals/new", fields).expect(200));
        assertThat(second).isEqualTo(first);

        fields.put("/name", "Something else");
        Page other = rep.post("/deals/new", fields).expect(422);
        assertThat(other.text()).contains("This form was already sent");
        assertThat(DealSheet.on(rep, other).fields()).containsEntry("/name", "Something else");
        assertThat(DealSheet.number(
                        DealSheet.on(rep, other).press("save").page().expect(200)))
                .isNotEqualTo(first);
    }

    @Test
    void copiesADealWithoutWhatThereCanBeOnce() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "240");
        typed.put("/externalRef", "OPP-" + typed.get("/customer/id"));
        String number = DealSheet.number(
                DealSheet.at(rep, "/deals/new").press("submit", typed).page().expect(200));

        DealSheet copy = DealSheet.at(rep, "/deals/new?from=" + number);
        assertThat(copy.fields())
                .containsEntry("/externalRef", "")
                .containsEntry("/lines/0/unitPrice", "240")
                .containsEntry("/credits/0/rep", "");

        Page taken = copy.press("save", Map.of("/externalRef", typed.get("/externalRef")))
                .page()
                .expect(409);
        assertThat(taken.text())
                .contains("CRM opportunity ID is taken: " + number + " already has the external reference");
        assertThat(DealSheet.number(
                        copy.press("save", Map.of("/externalRef", "")).page().expect(200)))
                .isNotEqualTo(number);
    }

    @Test
    void keepsWhatWasTypedWhenTheDealHasChangedMeanwhile() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "240");
        String number = DealSheet.number(
                DealSheet.at(rep, "/deals/new").press("save", typed).page().expect(200));
        DealSheet here = DealSheet.at(rep, "/deals/" + number + "/edit");
        DealSheet.at(rep, "/deals/" + number + "/edit")
                .press("save", Map.of("/name", "There"))
                .page()
                .expect(200);

        Page page = here.press("save", Map.of("/name", "Here")).page().expect(412);
        assertThat(page.text()).contains("This deal changed since you opened the page");
        assertThat(here.press("save").page().expect(200).text()).contains("Here");
    }

    @Test
    void givesTheFormBackAfterSigningInAgain() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep");
        DealSheet sheet = DealSheet.at(rep, "/deals/new");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "240");
        typed.put("/justification", "First line\nsecond <b>line</b>");
        typed.put("/terms", "CUSTOM_SLA");
        typed.put("/lines/0/effort/ARCHITECT", "20");
        rep.forgetCookies();

        Page ended = sheet.press("submit", typed).page().expect(403);
        assertThat(ended.text()).contains("Your session expired", "what you typed");
        Page back = rep.submit(ended, "/sign-in", Map.of("name", "rep", "password", "demo"))
                .expect(200);

        assertThat(DealSheet.on(rep, back).fields()).containsAllEntriesOf(typed);
        assertThat(DealSheet.on(rep, back).press("save").page().expect(200).text())
                .contains("Saved.");
    }

    @Test
    void isForRepsOnly() {
        Product product = Product.on(Database.H2);
        assertThat(Desk.of(product, "finance").get("/deals/new").expect(403).text())
                .contains("Only sales reps write deals");
        String number = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));
        Desk.of(product, "finance").get("/deals/" + number + "/edit").expect(403);
        Desk.of(product, "rep2").get("/deals/" + number + "/edit").expect(404);
        Desk.of(product, "rep2").get("/deals/new?from=" + number).expect(404);
    }

    private static String offered(Page page) {
        Matcher offer = OFFERED.matcher(page.html());
        return offer.find() ? offer.group(1) : null;
    }
}
