package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.desk.dealform.DealSheet;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What owners do with their deals at the pages, with no script anywhere. */
class OwnerIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void recallsChangesAndSubmitsAgainAndWins(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(sales.submit(Sales.forSalesOps()));

        assertThat(act(rep, number, "recall", Map.of()).text()).contains("Recalled.", "Withdrawn");
        DealSheet sheet = DealSheet.at(rep, "/deals/" + number + "/edit");
        sheet.press("submit", Map.of("/lines/0/unitPrice", "255")).page().expect(200);
        sales.approveAll(number);
        Page won = act(rep, number, "win", Map.of("date", sales.today().toString()));

        assertThat(won.text()).contains("Won. Its commission is earned.", "Commission earned");
        assertThat(won.offers("/deals/" + number + "/owner/lose")).isFalse();
        assertThat(Sales.status(sales.read(number))).isEqualTo("WON");
        assertThat(rep.get("/deals/" + number + "/owner/recall").expect(409).text())
                .contains("that does not allow this");
        Invariants.mustHold(product);
    }

    @Test
    void doesNotSubmitAgainWhatIsNoBetterThanWhatWasRejected() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        sales.decide("salesops", number + ".1.SALES_OPS", "REJECT", 1).expect(200);

        DealSheet sheet = DealSheet.at(rep, "/deals/" + number + "/edit");
        Page refused =
                sheet.press("submit", Map.of("/name", "Once more")).page().expect(409);
        assertThat(refused.text())
                .contains(
                        "Sales Ops rejected revision 1", "no value that it was asked about has improved", "or appeal");
        assertThat(refused.html()).contains("value=\"Once more\"");
        assertThat(sales.read(number).get("revision").intValue()).isEqualTo(1);
        sheet.press("submit", Map.of("/lines/0/unitPrice", "241")).page().expect(200);
        assertThat(Sales.status(sales.read(number))).isEqualTo("IN_REVIEW");
    }

    @Test
    void withdrawsAnApprovedDealAndClosesItAsLost() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(sales.submit(Sales.clear()));

        assertThat(act(rep, number, "withdraw", Map.of()).text()).contains("Commission reversed");
        Page wrong = send(rep, number, "lose", Map.of("date", "1999-12-31")).expect(422);
        assertThat(wrong.text()).contains("The day must be from");
        Page early = send(rep, number, "lose", Map.of("date", "2001-01-01")).expect(422);
        assertThat(early.text()).contains("The day must be from", "the submission");
        assertThat(act(rep, number, "lose", Map.of("date", sales.today().toString()))
                        .text())
                .contains("Closed as lost.");
    }

    @Test
    void appealsWithAReason() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(sales.submit(Sales.forSalesOps()));
        sales.decide("salesops", number + ".1.SALES_OPS", "REJECT", 1).expect(200);

        assertThat(send(rep, number, "appeal", Map.of("reason", " "))
                        .expect(422)
                        .text())
                .contains("The reason is required");
        assertThat(act(rep, number, "appeal", Map.of("reason", "They <b>will</b> renew"))
                        .text())
                .contains("Appeal submitted", "Under appeal", "They <b>will</b> renew");
        assertThat(act(rep, number, "recall", Map.of()).text()).contains("Rejected");
        assertThat(rep.get("/deals/" + number).text()).doesNotContain("Appeal…");
    }

    @Test
    void acceptsACounterOfferHavingSeenWhatItChanges() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.forSalesOps();
        String number = Sales.number(sales.submit(deal));
        ObjectNode offer = deal.deepCopy();
        ((ObjectNode) offer.at("/lines/0")).put("unitPrice", "262.5");
        offer.putArray("terms").add("CUSTOM_SLA");
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", "REQUEST_CHANGES").put("revision", 1).put("comment", "At this price");
        decision.set("proposal", offer);
        product.as("salesops")
                .post("/tasks/" + number + ".1.SALES_OPS/decision", decision)
                .expect(200);

        Desk rep = Desk.of(product, "rep");
        assertThat(rep.get("/deals/" + number).text()).contains("Counter-offer from Sales Ops");
        String address = "/deals/" + number + "/owner/accept/" + number + ".1.SALES_OPS";
        Page shown = rep.get(address).expect(200);
        assertThat(shown.text())
                .contains("At this price", "Line 1: Net price", "262.5", "CUSTOM_SLA", "Legal", "52,500.00");
        Map<String, String> fields = new HashMap<>(shown.hidden(address));
        Page accepted = rep.post(address, fields).expect(200);
        rep.post(address, fields).expect(200);

        assertThat(accepted.text()).contains("The counter-offer is accepted");
        JsonNode now = sales.read(number);
        assertThat(now.get("revision").intValue()).isEqualTo(2);
        assertThat(Sales.asked(now)).isEqualTo(List.of("LEGAL"));
    }

    @Test
    void deletesADraftOnce() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(new Sales(product).draft(Sales.clear()).json());
        String address = "/deals/" + number + "/owner/delete";
        Map<String, String> fields = rep.get(address).expect(200).hidden(address);

        assertThat(rep.post(address, fields).expect(200).text()).contains("The draft is deleted.");
        assertThat(rep.post(address, fields).expect(200).text()).contains("The draft is deleted.");
        rep.get("/deals/" + number).expect(404);
    }

    @Test
    void offersAnOwnersActsToTheOwnerAlone() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));

        for (String person : List.of("salesops", "auditor", "finance")) {
            Desk other = Desk.of(product, person);
            assertThat(other.get("/deals/" + number).text()).doesNotContain("Recall…", "Copy as a new deal");
            other.get("/deals/" + number + "/owner/recall").expect(403);
        }
    }

    @Test
    void refusesAnActOnADealThatHasChanged() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        Desk rep = Desk.of(product, "rep");
        String number = Sales.number(sales.submit(Sales.forThree()));
        String address = "/deals/" + number + "/owner/recall";
        Map<String, String> fields = rep.get(address).expect(200).hidden(address);
        sales.decide("salesops", number + ".1.SALES_OPS", "APPROVE", 1).expect(200);

        assertThat(rep.post(address, fields).expect(412).text()).contains("Nothing was saved", "Back to the deal");
        assertThat(Sales.status(sales.read(number))).isEqualTo("IN_REVIEW");
    }

    private static Page act(Desk desk, String number, String act, Map<String, String> filled) {
        return send(desk, number, act, filled).expect(200);
    }

    private static Page send(Desk desk, String number, String act, Map<String, String> filled) {
        String address = "/deals/" + number + "/owner/" + act;
        return desk.submit(desk.get(address).expect(200), address, filled);
    }
}
