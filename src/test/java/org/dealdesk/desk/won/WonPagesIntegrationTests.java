package org.dealdesk.desk.won;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a deal on its page after the customer has signed; no script anywhere. */
class WonPagesIntegrationTests {

    private static final String COMMISSION = """
            commission:
              marginGate: 0
              clawbackDays: 90
              confirmation: FINANCE
              plans: [{id: services, kinds: [TIME_AND_MATERIALS], rate: 2}]
              overlays: [{person: salesops2, percent: 10}]
            """;

    private static Product product;
    private static Sales sales;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        String commission = Deals.DEFAULT_POLICY.substring(Deals.DEFAULT_POLICY.indexOf("commission:"));
        int end = commission.indexOf("\n\n") < 0 ? commission.length() : commission.indexOf("\n\n");
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                Deals.DEFAULT_POLICY.replace(commission.substring(0, end), COMMISSION));
        product = Product.start(Database.H2.fresh(), "dealdesk.first-policy=" + policy.toUri());
        new Staff(product).hire("crm", "CRM");
        sales = new Sales(product);
    }

    @AfterAll
    static void stop() {
        Invariants.mustHold(product);
        product.close();
    }

    @Test
    void closesAsWonOnlyWhatIsSignedAsApproved() {
        String number = approved();
        Desk rep = Desk.of(product, "rep");
        String today = sales.today().toString();

        Page other =
                win(rep, number, Map.of("date", today, "signedNet", "10999")).expect(409);
        assertThat(other.text()).contains("Signed net total: " + number, "11000.00", "10999 USD is signed");
        assertThat(other.html()).contains("value=\"10999\"");
        assertThat(win(rep, number, Map.of("date", today, "signedSha256", "abc"))
                        .expect(422)
                        .text())
                .contains("The SHA-256 must be a SHA-256", "Signed net total: is required");
        Page won = win(rep, number, Map.of("date", today, "signedNet", "11000", "signedSha256", "0".repeat(64)))
                .expect(200);

        assertThat(won.text()).contains("Won. The commission is earned once finance confirms the win.");
        JsonNode records = product.as("finance")
                .get("/deals/" + number + "/history")
                .expect(200)
                .json()
                .get("items");
        assertThat(records.findValuesAsText("netTotal")).containsExactly("11000");
    }

    @Test
    void confirmsAWinOrRefusesItWithAReason() {
        String number = approved();
        Desk rep = Desk.of(product, "rep");
        Desk finance = Desk.of(product, "finance");
        String address = "/deals/" + number + "/confirmation";
        Map<String, String> today = Map.of("date", sales.today().toString());
        win(rep, number, today).expect(200);
        for (String other : List.of("rep", "salesops", "auditor")) {
            Desk reader = Desk.of(product, other);
            assertThat(reader.get("/deals/" + number).expect(200).text())
                    .contains("Confirmation of the win")
                    .doesNotContain("Confirm or refuse", "Record a credit note");
            reader.get(address).expect(403);
        }

        assertThat(finance.get("/deals/" + number).text()).contains("Confirm or refuse");
        assertThat(submit(finance, address, Map.of("outcome", "REFUSED"))
                        .expect(422)
                        .text())
                .contains("Reason: is required");
        assertThat(submit(finance, address, Map.of("outcome", "REFUSED", "reason", "not <signed>"))
                        .expect(200)
                        .text())
                .contains("The win is refused.", "not <signed>");
        assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
        win(rep, number, today).expect(200);
        assertThat(submit(finance, address, Map.of("outcome", "CONFIRMED"))
                        .expect(200)
                        .text())
                .contains("The win is confirmed. Its commission is earned.", "Commission earned");
        finance.get(address).expect(403);
    }

    @Test
    void recordsACreditNoteThatASecondPersonVoids() {
        String number = won();
        String address = "/deals/" + number + "/credit-notes";
        Desk finance = Desk.of(product, "finance");
        Map<String, String> note = new HashMap<>(Map.of("amount", "1100.00", "reason", "too <many> hours"));
        note.put("date", sales.today().toString());

        assertThat(submit(finance, address, Map.of("amount", "x", "line-1", "y"))
                        .expect(422)
                        .text())
                .contains("Amount: ", "Amount of line 1: ", "Reason: is required");
        Page above = submit(finance, address, with(note, "amount", "11000.01")).expect(409);
        assertThat(above.text()).contains("is left of the net", "too <many> hours");
        assertThat(above.html()).contains("value=\"11000.01\"");
        assertThat(submit(finance, address, with(note, "line-1", "1"))
                        .expect(422)
                        .text())
                .contains("By line (optional): add up to 1, not to the amount");
        Page recorded = submit(finance, address, with(note, "line-1", "1100")).expect(200);
        assertThat(recorded.text())
                .contains("The credit note is recorded.", "1,100.00 USD", "counts", "Line 1: 1,100.00 USD")
                .contains("Clawed back: 24.20 USD")
                .doesNotContain("Void…");
        assertThat(Desk.of(product, "rep").get("/deals/" + number).expect(200).text())
                .contains("too <many> hours")
                .doesNotContain("Clawed back:", "Void…", "Record a credit note");

        Desk second = Desk.of(product, "finance2");
        String id = product.as("finance")
                .get("/deals/" + number + "/credit-notes")
                .expect(200)
                .text("/items/0/id");
        String voiding = address + "/" + id + "/void";
        finance.get(voiding).expect(403);
        assertThat(submit(second, voiding, Map.of()).expect(422).text()).contains("Reason: is required");
        assertThat(submit(second, voiding, Map.of("reason", "wrong deal"))
                        .expect(200)
                        .text())
                .contains("The credit note is void.", "wrong deal", "Restored: 24.20 USD")
                .doesNotContain("Void…");
        second.get(voiding).expect(403);
        second.get(address + "/no-such-note/void").expect(404);
    }

    @Test
    void offersCreditNotesToFinanceOnly() {
        String number = won();
        for (String person : List.of("rep", "salesops", "salesops2", "auditor")) {
            Desk other = Desk.of(product, person);
            assertThat(other.get("/deals/" + number).expect(200).text()).doesNotContain("Record a credit note");
            other.get("/deals/" + number + "/credit-notes").expect(403);
        }
        Desk.of(product, "finance")
                .get("/deals/" + approved() + "/credit-notes")
                .expect(403);
    }

    @Test
    void startsAChangeOrderAndAddsUpTheContract() {
        String number = won();
        String address = "/deals/" + number + "/change-order";
        Desk rep = Desk.of(product, "rep");
        assertThat(Desk.of(product, "finance").get("/deals/" + number).offers(address))
                .isFalse();
        Page page = rep.get("/deals/" + number).expect(200);
        Map<String, String> form = page.hidden(address);
        Page draft = rep.post(address, form).expect(200);
        assertThat(rep.post(address, form).address()).isEqualTo(draft.address());
        String added = draft.address().split("/", -1)[2];

        JsonNode stored = product.as("rep").get("/deals/" + added).expect(200).json();
        assertThat(stored.get("changeOrderOf").textValue()).isEqualTo(number);
        sales.act(added, "submit");
        assertThat(rep.get("/deals/" + added).text())
                .contains("Change order of " + number, "Total 22,000.00")
                .doesNotContain("Start a change order");
        assertThat(rep.get("/deals/" + number).text()).contains("Contract with change orders", "Total 22,000.00");
        rep.post("/deals/" + added + "/change-order", form).expect(409);
    }

    private static String approved() {
        ObjectNode deal = Sales.hours("40", "275");
        deal.putArray("credits").addObject().put("rep", "rep").put("percent", "75");
        deal.withArray("credits").addObject().put("rep", "rep2").put("percent", "25");
        return Sales.number(sales.approved(deal));
    }

    private static String won() {
        String number = approved();
        sales.close("crm", number, "WON", sales.today()).expect(200);
        return number;
    }

    private static Page win(Desk desk, String number, Map<String, String> filled) {
        return submit(desk, "/deals/" + number + "/owner/win", filled);
    }

    private static Page submit(Desk desk, String address, Map<String, String> filled) {
        return desk.submit(desk.get(address).expect(200), address, filled);
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(name, value);
        return changed;
    }
}
