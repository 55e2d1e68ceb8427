package org.dealdesk.desk.dealform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Numbers and prices as they are typed into the form of a deal, with no script anywhere. */
class TypedNumbersIntegrationTests {

    @Test
    void asksAboutNumbersThatCouldMeanTwo() {
        Product product = Product.on(Database.H2);
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/new");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "1.200", "1,000");
        typed.put("/paymentTermsDays", "30.000");
        typed.put("/lines/0/validityMonths", "12.000");
        assertThat(sheet.press("submit", typed).page().expect(422).text())
                .contains(
                        "Quantity 1.200 could be 1200 or 1.2: write 1200 or 1.20",
                        "1,000 could be 1000 or 1: write 1000 or 1",
                        "Payment terms (net days) 30.000 could be 30000 or 30: write 30000 or 30",
                        "12.000 could be 12000 or 12: write 12000 or 12");
        assertThat(sheet.fields()).containsAllEntriesOf(typed);
    }

    @Test
    void showsStoredNumbersSoThatNobodyIsAskedAboutThem() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(
                new Sales(product).draft(Sales.hours("1.200", "123.456")).json());
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/" + number + "/edit");
        assertThat(sheet.fields())
                .containsEntry("/lines/0/quantity", "1.2")
                .containsEntry("/lines/0/unitPrice", "123.4560");
        sheet.press("save").page().expect(200);
        JsonNode deal = product.as("rep").get("/deals/" + number).expect(200).json();
        assertThat(new BigDecimal(deal.at("/lines/0/unitPrice").textValue())).isEqualByComparingTo("123.456");
    }

    /** 12 months is what the policy lets pass; a subscription's hours lapse with its term, so what was filled in does not count. */
    @Test
    void fillsInWhenHoursLapseAndTakesNoExpiryOnlyAsAChoice() {
        Product product = Product.on(Database.H2);
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/new");
        assertThat(sheet.fields()).containsEntry("/lines/0/validityMonths", "12");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "275");
        typed.put("/lines/0/validityMonths", "");

        Page asked = sheet.press("save", typed).page().expect(422);
        assertThat(asked.text()).contains("Line 1: Hours expire after (months) is required", "or choose no expiry");

        sheet.press("add-line");
        assertThat(sheet.fields()).containsEntry("/lines/1/validityMonths", "12");
        sheet.press(
                "add-line", Map.of("/lines/0/noExpiry", "true", "/lines/1/sku", "SUB-LIGHT", "/lines/1/quantity", "1"));
        typed = Map.of("/lines/1/termMonths", "12", "/lines/2/sku", "PS-PM-HR", "/lines/2/quantity", "10");
        String number = DealSheet.number(sheet.press("save", typed).page().expect(200));

        JsonNode draft = product.as("rep").get("/deals/" + number).expect(200).json();
        assertThat(draft.at("/lines").findValuesAsText("validityMonths")).containsExactly("null", "null", "12");
        DealSheet again = DealSheet.at(Desk.of(product, "rep"), "/deals/" + number + "/edit");
        assertThat(again.fields())
                .containsEntry("/lines/0/noExpiry", "true")
                .doesNotContainKey("/lines/1/noExpiry")
                .containsEntry("/lines/2/validityMonths", "12");
        Invariants.mustHold(product);
    }

    @Test
    void takesADiscountForAPrice() {
        Product product = Product.on(Database.H2);
        DealSheet sheet = DealSheet.at(Desk.of(product, "rep"), "/deals/new");
        Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "");
        typed.put("/currency", "JPY");
        typed.put("/lines/0/discount", "15");

        String number = DealSheet.number(sheet.press("save", typed).page().expect(200));

        JsonNode draft = product.as("rep").get("/deals/" + number).expect(200).json();
        assertThat(draft.at("/lines/0/unitPrice").textValue()).isEqualTo("34888.03");
    }
}
