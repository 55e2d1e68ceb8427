package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random requests, valid and hostile, to each call of the API document: no answer is a fault of the server, and each is one that the
 * document describes. {@code -Ddealdesk.requests=…} sends more of them.
 */
class GeneratedRequestsIntegrationTests {

    private static final int REQUESTS = Integer.getInteger("dealdesk.requests", 2000) / Database.values().length;
    private static final int SHOWN = 10;
    private static final List<String> PEOPLE =
            Arrays.asList("rep", "rep2", "salesops", "finance", "crm", "auditor", "admin", "policyadmin2", null);
    /** Who usually makes the calls under a tag. */
    private static final Map<String, String> USUAL = Map.of(
            "Deals", "rep",
            "Reviews", "salesops",
            "Assessments", "rep",
            "Commission", "finance",
            "People", "admin",
            "Webhooks", "admin",
            "Policies", "policyadmin");

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts(product -> product.as("admin")
            .put("/people/crm", "{\"name\": \"CRM\", \"roles\": [\"CRM\"]}")
            .expect(200));

    @ParameterizedTest
    @EnumSource(Database.class)
    void areAnsweredAsDescribed(Database database) {
        Product product = PRODUCTS.on(database);
        JsonNode document = product.as(null).get("//v3/api-docs").expect(200).json();
        OpenApi api = new OpenApi(document);
        Seeded.check(1, chance -> holds(product, api, new RequestGenerator(document, chance), chance));
    }

    private static void holds(Product product, OpenApi api, RequestGenerator requests, Seeded chance) {
        Sales sales = new Sales(product);
        requests.learn("deals", sales.submit(Sales.forThree()));
        requests.learn("deals", sales.submit(Sales.clear()));
        requests.learn("policies", product.as("rep").get("/policies").json());
        requests.learn("people", product.as("admin").get("/people").json());
        List<String> wrong = new ArrayList<>();
        Set<String> succeeded = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (int sent = 0; sent < REQUESTS; sent++) {
            GeneratedRequest request = requests.next();
            String person = chance.chance(60) ? USUAL.get(request.tag()) : chance.oneOf(PEOPLE);
            Reply reply = request.send(product.as(person));
            requests.learn(request, reply);
            (reply.status() < 400 ? succeeded : refused).add(request.operation());
            faults(api, request, reply)
                    .forEach(fault -> wrong.add("%s by %s: %d %s: %s"
                            .formatted(
                                    request,
                                    person,
                                    reply.status(),
                                    fault,
                                    reply.raw().body())));
        }
        assertThat(wrong.stream().limit(SHOWN)).as("%d answers", wrong.size()).isEmpty();
        // Many calls need a deal, a month or a batch in one state of many, which random requests seldom reach.
        assertThat(succeeded).as("calls that were answered with success").hasSizeGreaterThan(requests.operations() / 3);
        assertThat(refused).as("calls of which a request was refused").hasSizeGreaterThan(requests.operations() / 2);
    }

    private static List<String> faults(OpenApi api, GeneratedRequest request, Reply reply) {
        return reply.status() >= 500
                ? List.of("a fault of the server")
                : api.faultsOf(request.method(), request.path(), reply);
    }
}
