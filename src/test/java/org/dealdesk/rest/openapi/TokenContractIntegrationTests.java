package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls for access tokens answer what the description says. */
class TokenContractIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForAccessTokens(Database database) {
        Product product = Product.on(database);
        OpenApi api =
                new OpenApi(product.as(null).get("//v3/api-docs").expect(200).json());
        Client rep = product.as("rep");
        ObjectNode token = JsonNodeFactory.instance.objectNode().put("name", "Contract");
        token.putArray("roles").add("SALES_REP");
        token.put("expiresOn", new Sales(product).today().toString());
        assertThat(api.faultsOfInput("TokenInput", token)).isEmpty();

        Reply made = rep.post("/tokens", token).expect(201);
        holds(api, "post", "/api/v1/tokens", made);
        holds(api, "get", "/api/v1/tokens", rep.get("/tokens").expect(200));
        String id = made.text("/id");
        holds(api, "delete", "/api/v1/tokens/{id}", rep.delete("/tokens/" + id).expect(204));
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        holds(api, "post", "/api/v1/tokens", rep.post("/tokens", empty).expect(422));
    }

    private static void holds(OpenApi api, String method, String path, Reply reply) {
        assertThat(api.faultsOf(method, path, reply)).as("%s %s", method, path).isEmpty();
    }
}
