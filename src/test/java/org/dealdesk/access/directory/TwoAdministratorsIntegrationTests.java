package org.dealdesk.access.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.PasskeyRows;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one administrator cannot do alone where there are two. */
class TwoAdministratorsIntegrationTests {

    private static final JsonNode NONE = JsonNodeFactory.instance.objectNode();

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts(TwoAdministratorsIntegrationTests::furnish);

    /** Of three administrators the first is entered by one, the second takes two. */
    private static void furnish(Product product) {
        Client admin = product.as("admin");
        admin.put("/people/admin2", person("ADMIN")).expect(200);
        String change = admin.put("/people/admin3", person("ADMIN")).expect(202).text("/id");
        product.as("admin2")
                .post("/people/changes/" + change + "/approve", NONE)
                .expect(200);
    }

    private static ObjectNode person(String... roles) {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "A Person");
        for (String role : roles) {
            person.withArray("roles").add(role);
        }
        return person;
    }

    private static Reply act(Product product, String who, String change, String what) {
        return product.as(who).post("/people/changes/" + change + "/" + what, NONE);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void grantARoleThatGivesPower(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        ObjectNode keeper = person("POLICY_ADMIN", "LEGAL").put("mail", "keeper@example.com");
        Reply asked = admin.put("/people/keeper", keeper).expect(202);
        assertThat(asked.text("/kind")).isEqualTo("GRANT");
        assertThat(asked.json().at("/data/granted")).hasToString("[\"POLICY_ADMIN\"]");
        admin.get("/people/keeper").refused(404, "not-found");
        String change = asked.text("/id");

        act(product, "admin", change, "approve").refused(403, "second-administrator-needed");
        act(product, "finance", change, "approve").refused(403, "forbidden");
        act(product, "admin2", change, "withdraw").refused(403, "forbidden");
        assertThat(act(product, "admin2", change, "approve").expect(200).text("/status"))
                .isEqualTo("APPROVED");
        assertThat(admin.get("/people/keeper").expect(200).text("/mail")).isEqualTo("keeper@example.com");
        act(product, "admin3", change, "approve").refused(409, "change-ended");
        assertThat(ended(product, change)).doesNotContain("keeper@example.com").doesNotContain("A Person");

        String other = admin.put("/people/keeper", keeper.put("mail", "other@example.com"))
                .expect(202)
                .text("/id");
        assertThat(act(product, "admin2", other, "reject").expect(200).text("/status"))
                .isEqualTo("REJECTED");
        String again = admin.put("/people/keeper", keeper).expect(202).text("/id");
        assertThat(act(product, "admin", again, "withdraw").expect(200).text("/status"))
                .isEqualTo("WITHDRAWN");
        assertThat(types(product, "people/keeper"))
                .containsExactly(
                        "PERSON_CHANGE_ASKED",
                        "PERSON_CHANGED",
                        "PERSON_CHANGE_ENDED",
                        "PERSON_CHANGE_ASKED",
                        "PERSON_CHANGE_ENDED",
                        "PERSON_CHANGE_ASKED",
                        "PERSON_CHANGE_ENDED");
        assertThat(product.sql()
                        .sql("select data from history_record where stream = 'people/keeper'")
                        .query(String.class)
                        .list())
                .noneMatch(data -> data.contains("example.com") || data.contains("A Person"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void removeThePasskeysOfAPersonWhoDecides(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        admin.put("/people/decider", person("LEGAL")).expect(200);
        PasskeyRows.add(product, "decider");
        JsonNode passkeys = JsonNodeFactory.instance.objectNode().put("what", "PASSKEYS");
        Reply asked = admin.post("/people/decider/reset", passkeys).expect(202);
        assertThat(asked.text("/kind")).isEqualTo("RESET");
        assertThat(hasPasskey(admin)).isTrue();
        act(product, "admin", asked.text("/id"), "approve").refused(403, "second-administrator-needed");
        assertThat(hasPasskey(admin)).isTrue();
        assertThat(act(product, "admin2", asked.text("/id"), "approve")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("APPROVED");
        assertThat(hasPasskey(admin)).isFalse();
        assertThat(types(product, "access/decider")).contains("PASSKEYS_RESET");
    }

    private static boolean hasPasskey(Client admin) {
        return admin.get("/people/decider")
                .expect(200)
                .json()
                .get("secondFactor")
                .booleanValue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void grantARoleWithLimitsOfAuthority(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        JsonNode limits = CanonicalJson.read("""
                {"LEGAL": {"maxTcv": "1000", "minTrueMarginPct": null, "regions": ["EMEA"], "segments": null}}""");
        ObjectNode limited = person("POLICY_ADMIN", "LEGAL");
        limited.set("authority", limits);
        String change = admin.put("/people/limited", limited).expect(202).text("/id");
        admin.get("/people/limited").refused(404, "not-found");
        act(product, "admin2", change, "approve").expect(200);
        Reply saved = admin.get("/people/limited").expect(200);
        assertThat(saved.json().get("authority")).isEqualTo(limits);
        assertThat(saved.json().get("roles")).hasSize(2);
        assertThat(types(product, "people/limited"))
                .containsExactly("PERSON_CHANGE_ASKED", "PERSON_CHANGED", "AUTHORITY_CHANGED", "PERSON_CHANGE_ENDED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void approveWhatWasAskedForAndOnlyOnce(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        admin.put("/people/riser", person("AUDITOR")).expect(200);
        String outdated = admin.put("/people/riser", person("AUDITOR", "ADMIN"))
                .expect(202)
                .text("/id");
        admin.put("/people/riser", person("AUDITOR").put("name", "Another Name"))
                .expect(200);
        act(product, "admin2", outdated, "approve").refused(409, "change-outdated");

        String change = admin.put("/people/riser", person("AUDITOR", "ADMIN"))
                .expect(202)
                .text("/id");
        List<Reply> both = Together.act(
                () -> act(product, "admin2", change, "approve"), () -> act(product, "admin3", change, "approve"));
        assertThat(both).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
        // To come back is to be granted one's roles.
        admin.put("/people/riser", person("AUDITOR", "ADMIN").put("active", false))
                .expect(200);
        admin.put("/people/riser", person("AUDITOR", "ADMIN")).expect(202);
        act(product, "admin2", outdated, "reject").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areTwoForSevenDaysAfterOneHasLeft(Database database) {
        Database.Address address = database.fresh();
        try (Product product = Product.start(address)) {
            Client admin = product.as("admin");
            admin.put("/people/admin2", person("ADMIN")).expect(200);
            admin.put("/people/admin2", person("ADMIN").put("active", false)).expect(200);
            String change =
                    admin.put("/people/crony", person("ADMIN")).expect(202).text("/id");
            product.clock().advance(Duration.ofDays(7));
            assertThat(admin.get("/people/changes?status=pending")
                            .expect(200)
                            .json()
                            .get("items"))
                    .isEmpty();
            product.bean(DecideChange.class).expire();
            assertThat(admin.get("/people/changes?status=expired")
                            .expect(200)
                            .json()
                            .at("/items/0/id")
                            .asText())
                    .isEqualTo(change);
            assertThat(types(product, "people/crony")).containsExactly("PERSON_CHANGE_ASKED", "PERSON_CHANGE_ENDED");
            admin.put("/people/crony", person("ADMIN")).expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void listTheDirectoryByRoleStatusAndText(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        admin.put("/people/odd_one", person("AUDITOR").put("name", "100 % Odd")).expect(200);
        admin.put("/people/left", person("AUDITOR").put("active", false)).expect(200);

        assertThat(ids(admin, "?q=100 %25 o")).containsExactly("odd_one");
        assertThat(ids(admin, "?q=odd_")).containsExactly("odd_one");
        assertThat(ids(admin, "?role=AUDITOR&status=INACTIVE")).contains("left").doesNotContain("odd_one");
        assertThat(ids(admin, "?role=AUDITOR&status=UNSEEN"))
                .contains("odd_one")
                .doesNotContain("left");
        sees(product, Duration.ofDays(90).plusSeconds(1));
        assertThat(ids(admin, "?status=UNSEEN&q=odd_")).containsExactly("odd_one");
        sees(product, Duration.ofDays(90).minusHours(1));
        assertThat(ids(admin, "?status=UNSEEN&q=odd_")).isEmpty();
        assertThat(ids(admin, "?signIn=OIDC")).isEmpty();
        assertThat(ids(admin, "?signIn=NONE&role=AUDITOR")).contains("odd_one");
        assertThat(admin.get("/people?role=BOSS&status=GONE")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/role unknown-value", "/status unknown-value");
        product.as("finance").get("/people").refused(403, "forbidden");
        product.as("finance").get("/people/changes").refused(403, "forbidden");
    }

    /** The person was seen so long ago. */
    private static void sees(Product product, Duration ago) {
        product.sql()
                .sql("update person set last_seen_at = ? where id = 'odd_one'")
                .param(Instants.utc(product.clock().instant().minus(ago)))
                .update();
    }

    private static List<String> ids(Client admin, String query) {
        return admin.get("/people" + query.replace(" ", "%20"))
                .expect(200)
                .json()
                .findValuesAsText("id");
    }

    private static String ended(Product product, String change) {
        return product.sql()
                .sql("select data from pending_change where id = ?")
                .param(change)
                .query(String.class)
                .single();
    }

    private static List<String> types(Product product, String stream) {
        return product.sql()
                .sql("select type from history_record where stream = ? order by seq")
                .param(stream)
                .query(String.class)
                .list();
    }
}
