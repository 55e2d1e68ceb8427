package org.dealdesk.desk.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who decides in whose place, and who is told by mail; no script anywhere. */
class DelegationPagesIntegrationTests {

    private static final String PAGE = "/delegations";

    @ParameterizedTest
    @EnumSource(Database.class)
    void putsSomebodyInOnesPlaceAndTakesThatBack(Database database) {
        Product product = Product.on(database);
        new Staff(product).hire("desk-away", "LEGAL");
        new Staff(product).hire("desk-stays", "FINANCE");
        Desk away = Desk.of(product, "desk-away");
        assertThat(away.get(PAGE).expect(200).text()).contains("No delegations");
        Page form = away.get(PAGE);
        Map<String, String> filled = Map.of(
                "function",
                "LEGAL",
                "to",
                "desk-stays",
                "from",
                new Sales(product).today().toString(),
                "until",
                new Sales(product).today().plusDays(9).toString());

        assertThat(away.submit(form, PAGE, filled).expect(200).text())
                .contains("Delegation saved", "Person desk-stays decides for you (Legal)", "active");
        assertThat(away.submit(form, PAGE, filled).expect(200).text()).contains("Delegation saved");
        Page received = Desk.of(product, "desk-stays").get(PAGE).expect(200);
        assertThat(received.text()).contains("You decide for Person desk-away (Legal)");
        assertThat(received.html()).doesNotContain("/end\"").contains("value=\"LEGAL\"");

        Page given = away.get(PAGE);
        String end = given.html().replaceAll("(?s).*action=\"(/delegations/[^\"]*/end)\".*", "$1");
        assertThat(away.submit(given, end, Map.of()).expect(200).text())
                .contains("Delegation revoked", "1 past delegation");
        Desk other = Desk.of(product, "desk-stays");
        assertThat(other.post(end, other.get(PAGE).hidden(PAGE)).expect(403).text())
                .contains("You do not have permission");
    }

    @Test
    void saysEveryFaultBesideItsField() {
        Product product = Product.on(Database.H2);
        Desk finance = Desk.of(product, "finance");
        Page again = finance.submit(
                finance.get(PAGE),
                PAGE,
                Map.of("function", "LEGAL", "to", "auditor", "from", "tomorrow", "until", "2026-01-01"));
        assertThat(again.expect(422).text())
                .contains(
                        "Please fix 3 problems",
                        "Delegate: is not active, or holds no approval function",
                        "First day: must be a date")
                .contains("Last day: is over");
        assertThat(again.html()).contains("value=\"tomorrow\"", "href=\"#until\"");
        Desk rep = Desk.of(product, "rep");
        assertThat(rep.get("/").html()).doesNotContain("href=\"/delegations\"");
        assertThat(rep.get(PAGE).expect(403).text()).contains("Only approvers can delegate");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void choosesHowOneIsTold(Database database) {
        Product product = Product.on(database);
        new Staff(product).hire("desk-reader", "LEGAL");
        String page = "/notifications";
        Desk reader = Desk.of(product, "desk-reader");
        assertThat(reader.submit(reader.get(page), page, Map.of("mail", "DAILY"))
                        .expect(200)
                        .text())
                .contains("Saved.");
        assertThat(product.as("desk-reader")
                        .get("/people/me/notifications")
                        .expect(200)
                        .text("/mail"))
                .isEqualTo("DAILY");
        assertThat(reader.submit(reader.get(page), page, Map.of("mail", "SOMETIMES"))
                        .expect(422)
                        .text())
                .contains("must be one of");
        reader.get(page + "?person=finance").expect(403);

        Desk admin = Desk.of(product, "admin");
        Page others = admin.get(page + "?person=desk-reader").expect(200);
        assertThat(others.text()).contains("Notifications of Person desk-reader");
        admin.submit(others, page, Map.of("mail", "OFF")).expect(200);
        assertThat(product.as("desk-reader")
                        .get("/people/me/notifications")
                        .expect(200)
                        .text("/mail"))
                .isEqualTo("OFF");
        admin.get(page + "?person=desk-nobody").expect(404);
    }
}
