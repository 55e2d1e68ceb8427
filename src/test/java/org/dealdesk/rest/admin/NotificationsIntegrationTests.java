package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How one is told is one's own choice, and an administrator's. */
class NotificationsIntegrationTests {

    private static final String MINE = "/people/me/notifications";

    @ParameterizedTest
    @EnumSource(Database.class)
    void isForEverybodyToChooseForThemselves(Database database) {
        Product product = Product.on(database);
        Staff staff = new Staff(product);
        String id = "reader" + ProcessHandle.current().pid();
        staff.hire(id, "SALES_REP");
        assertThat(product.as(id).get(MINE).expect(200).text("/mail")).isEqualTo("INSTANT");

        assertThat(product.as(id).put(MINE, mail("DAILY")).expect(200).text("/mail"))
                .isEqualTo("DAILY");
        product.as(id).put(MINE, mail("DAILY")).expect(200);
        staff.change(id, person -> person.put("name", "Renamed"));
        assertThat(product.as(id).get(MINE).expect(200).text("/mail")).isEqualTo("DAILY");

        String his = "/people/" + id + "/notifications";
        assertThat(product.as("admin").put(his, mail("OFF")).expect(200).text("/mail"))
                .isEqualTo("OFF");
        assertThat(product.as("admin").get(his).expect(200).text("/mail")).isEqualTo("OFF");
        assertThat(product.sql()
                        .sql(
                                "select actor || ' ' || data from history_record where stream = ? and data like '%notif%' order by seq")
                        .param("people/" + id)
                        .query(String.class)
                        .list())
                .containsExactly(id + " {\"notifications\":\"DAILY\"}", "admin {\"notifications\":\"OFF\"}");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isNobodyElses(Database database) {
        Product product = Product.on(database);
        product.as("rep2").get("/people/rep/notifications").refused(403, "forbidden");
        product.as("rep2").put("/people/rep/notifications", mail("NONSENSE")).refused(403, "forbidden");
        product.as("admin").get("/people/nobody/notifications").refused(404, "not-found");
        product.as("admin").put("/people/nobody/notifications", mail("OFF")).refused(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatIsNoChoice(Database database) {
        Product product = Product.on(database);
        assertThat(product.as("rep")
                        .put(MINE, mail("WEEKLY"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/mail unknown-value");
        assertThat(product.as("rep")
                        .put(MINE, JsonNodeFactory.instance.objectNode())
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/mail missing");
        ObjectNode more = (ObjectNode) mail("OFF");
        assertThat(product.as("rep")
                        .put(MINE, more.put("phone", "OFF"))
                        .refused(400, "malformed")
                        .faults())
                .containsExactly("/phone unknown-property");
        assertThat(product.as("rep").get(MINE).text("/mail")).isEqualTo("INSTANT");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesAddressesThatCanBeWrittenTo(Database database) {
        Product product = Product.on(database);
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "Ann");
        person.putArray("roles").add("AUDITOR");
        for (String bad : List.of(
                "ann",
                "ann@",
                "@example.com",
                "a@b@c",
                "Ann <ann@example.com>",
                "ann@example.com, bob@example.com",
                "änn@example.com",
                "ann@exa mple.com",
                "ann\r\nBcc: all@example.com")) {
            assertThat(product.as("admin")
                            .put("/people/ann", person.put("mail", bad))
                            .refused(422, "invalid")
                            .faults())
                    .as(bad)
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("/mail "));
        }
        for (String good : List.of("ann@example.com", "ann.o'neil+deals@sub.example.co", "a@localhost")) {
            assertThat(product.as("admin")
                            .put("/people/ann", person.put("mail", good))
                            .expect(200)
                            .text("/mail"))
                    .isEqualTo(good);
        }
    }

    private static JsonNode mail(String mode) {
        return JsonNodeFactory.instance.objectNode().put("mail", mode);
    }
}
