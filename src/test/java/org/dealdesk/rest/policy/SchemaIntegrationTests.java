package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void servesTheSchemaToEverybody(Database database) {
        Reply schema =
                Product.on(database).as(null).get("//schemas/policy.json").expect(200);
        assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
        assertThat(schema.json()).isEqualTo(CanonicalJson.read(Deals.resource("/schemas/policy.json")));
        Product.on(database).as(null).get("//schemas/other.json").refused(404, "not-found");
    }
}
