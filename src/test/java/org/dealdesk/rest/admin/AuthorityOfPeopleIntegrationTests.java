package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators limit the authority of people. */
class AuthorityOfPeopleIntegrationTests {

    @RegisterExtension
    private static final OwnProducts PRODUCTS = new OwnProducts(product -> {
        Staff staff = new Staff(product);
        staff.hire("admin2", "ADMIN");
        staff.hire("fin", "FINANCE");
    });

    @ParameterizedTest
    @EnumSource(Database.class)
    void isStoredAnsweredKeptAndTakenAway(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        JsonNode limits = CanonicalJson.read("""
                {"FINANCE": {"maxTcv": "250000.25", "minTrueMarginPct": "35", "regions": ["AMER", "EMEA"], "segments": ["CORE"]},
                 "LEGAL": {"maxTcv": null, "minTrueMarginPct": null, "regions": ["APAC"], "segments": null}}""");

        assertThat(save(admin, "fin", limits)).isEqualTo(limits);
        assertThat(admin.get("/people/fin").expect(200).json().get("authority")).isEqualTo(limits);
        assertThat(product.as("fin").get("/me").expect(200).json().get("authority"))
                .isEqualTo(limits);
        admin.get("/people?limit=200").expect(200).json().get("items").forEach(person -> {
            if (List.of("fin", "rep").contains(person.get("id").textValue())) {
                assertThat(person.get("authority"))
                        .isEqualTo(person.get("id").textValue().equals("fin") ? limits : CanonicalJson.read("{}"));
            }
        });

        ObjectNode without = (ObjectNode) admin.get("/people/fin").expect(200).json();
        without.remove("authority");
        assertThat(admin.put("/people/fin", without).expect(200).json().get("authority"))
                .as("left out, it stays")
                .isEqualTo(limits);
        assertThat(save(admin, "fin", CanonicalJson.read("{\"FINANCE\": {}}")))
                .as("without limits it is as if left away")
                .isEqualTo(CanonicalJson.read("{}"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWithEveryFaultAtOnce(Database database) {
        Client admin = PRODUCTS.on(database).as("admin");
        ObjectNode person = (ObjectNode) admin.get("/people/legal").expect(200).json();
        person.set("authority", CanonicalJson.read("""
                        {"COMMITTEE": {}, "AUDITOR": {}, "LEGAL": {"maxTcv": "-1"},
                         "FINANCE": {"maxTcv": "1.001", "minTrueMarginPct": "35.001", "regions": [], "segments": ["NONE"]}}"""));

        assertThat(admin.put("/people/legal", person).refused(422, "invalid").faults())
                .containsExactlyInAnyOrder(
                        "/authority/COMMITTEE not-allowed",
                        "/authority/AUDITOR not-a-function",
                        "/authority/LEGAL of-a-lead",
                        "/authority/LEGAL/maxTcv out-of-range",
                        "/authority/FINANCE/maxTcv too-many-decimals",
                        "/authority/FINANCE/minTrueMarginPct too-many-decimals",
                        "/authority/FINANCE/regions wrong-size",
                        "/authority/FINANCE/segments/0 unknown-value");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isNeitherOnesOwnToChangeNorThatOfALead(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        JsonNode limits = CanonicalJson.read("{\"FINANCE\": {\"maxTcv\": \"1000\"}}");

        ObjectNode own = (ObjectNode) admin.get("/people/admin").expect(200).json();
        admin.put("/people/admin", own.deepCopy().set("authority", limits)).refused(403, "forbidden");
        save(product.as("admin2"), "admin", limits);
        admin.put("/people/admin", own).refused(403, "forbidden");
        save(product.as("admin2"), "admin", CanonicalJson.read("{}"));

        save(admin, "finance2", limits);
        ObjectNode leads =
                (ObjectNode) admin.get("/people/finance2").expect(200).json();
        leads.putArray("leadOf").add("FINANCE");
        leads.remove("authority");
        assertThat(admin.put("/people/finance2", leads).refused(422, "invalid").faults())
                .containsExactly("/leadOf of-a-lead");
        leads.set("authority", CanonicalJson.read("{}"));
        admin.put("/people/finance2", leads).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isOnRecordWhereItChanges(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        JsonNode limits = CanonicalJson.read("{\"LEGAL\": {\"minTrueMarginPct\": \"12.5\"}}");
        save(admin, "legal2", limits);
        save(admin, "legal2", limits);

        assertThat(product.sql()
                        .sql(
                                "select data from history_record where stream = 'people/legal2' and type = 'AUTHORITY_CHANGED'")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "{\"authority\":{\"LEGAL\":{\"maxTcv\":null,\"minTrueMarginPct\":\"12.5\",\"regions\":null,\"segments\":null}},\"before\":{}}");
    }

    /** The authority as answered. */
    private static JsonNode save(Client admin, String id, JsonNode authority) {
        ObjectNode person = (ObjectNode) admin.get("/people/" + id).expect(200).json();
        person.set("authority", authority);
        return admin.put("/people/" + id, person).expect(200).json().get("authority");
    }
}
