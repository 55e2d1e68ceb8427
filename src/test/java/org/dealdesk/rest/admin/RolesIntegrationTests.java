package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call as each person: what their roles let them do, before anything else is looked at. */
class RolesIntegrationTests {

    private static final List<String> PEOPLE = List.of(
            "rep", "rep2", "salesops", "finance", "legal", "committee", "auditor", "policyadmin", "admin", "crm");

    /** The calls that are sent a body in which everything is missing. */
    private static final List<String> TAKING_A_BODY = List.of(
            "/policies",
            "/lint",
            "/assessments",
            "/ways",
            "/comments",
            "/owner",
            "/decisions",
            "/delegations",
            "/webhooks",
            "/backtest");

    /** What each of {@link #PEOPLE} is told, in that order; {@code {draft}} and {@code {deal}} are rep's. */
    private static final String CALLS = """
            GET    /me                               200 200 200 200 200 200 200 200 200 200
            GET    /deals                            200 200 200 200 200 200 200 200 200 200
            GET    /deals/{draft}                    200 404 404 404 404 404 404 404 404 404
            GET    /deals/{deal}                     200 404 200 200 200 200 200 200 200 200
            GET    /deals/{deal}/revisions           200 404 200 200 200 200 200 200 200 200
            GET    /deals/{deal}/revisions/1         200 404 200 200 200 200 200 200 200 200
            GET    /deals/{deal}/history             200 404 200 200 200 200 200 200 200 200
            PUT    /deals/{deal}                     412 404 403 403 403 403 403 403 403 403
            DELETE /deals/{deal}                     412 404 403 403 403 403 403 403 403 403
            DELETE /deals/{draft}                    412 404 404 404 404 404 404 404 404 404
            POST   /deals/{draft}/submit             412 404 404 404 404 404 404 404 404 404
            POST   /deals/{deal}/submit              412 404 403 403 403 403 403 403 403 403
            POST   /deals/{deal}/recall              412 404 403 403 403 403 403 403 403 403
            POST   /deals/{deal}/withdraw            412 404 403 403 403 403 403 403 403 403
            POST   /deals/{deal}/close               412 404 403 403 403 403 403 403 403 412
            GET    /tasks                            200 200 200 200 200 200 200 200 200 200
            GET    /tasks/{review}                   404 404 200 200 200 200 200 404 200 404
            POST   /tasks/{review}/decision          403 404 409 403 403 403 403 403 403 403
            GET    /people                           403 403 403 403 403 403 403 403 200 403
            GET    /people/rep                       403 403 403 403 403 403 403 403 200 403
            PUT    /people/rep                       403 403 403 403 403 403 403 403 422 403
            GET    /policies                         200 200 200 200 200 200 200 200 200 200
            GET    /policies/current                 200 200 200 200 200 200 200 200 200 200
            GET    /policies/2026.1                  200 200 200 200 200 200 200 200 200 200
            GET    /policies/2026.1/document         200 200 200 200 200 200 200 200 200 200
            GET    /policies/2026.1/lint             403 403 403 403 403 403 403 200 403 403
            POST   /policies                         403 403 403 403 403 403 403 422 403 403
            POST   /policies/lint                    403 403 403 403 403 403 403 200 403 403
            POST   /policies/2026.1/approve          403 403 403 403 403 403 403 409 403 403
            POST   /policies/2026.1/activate         403 403 403 403 403 403 403 409 403 403
            POST   /policies/2026.1/deactivate       403 403 403 403 403 403 403 409 403 403
            DELETE /policies/2026.1                  403 403 403 403 403 403 403 403 403 403
            GET    /commissions/entries              200 200 403 200 403 403 200 403 403 403
            GET    /commissions/balances             200 200 403 200 403 403 200 403 403 403
            GET    /commissions/entries?rep=rep      200 403 403 200 403 403 200 403 403 403
            POST   /assessments                      422 422 422 422 422 422 422 422 422 422
            POST   /assessments/ways                 422 422 422 422 422 422 422 422 422 422
            POST   /deals/{deal}/accept              412 404 403 403 403 403 403 403 403 403
            POST   /deals/{deal}/appeal              412 404 403 403 403 403 403 403 403 403
            GET    /deals/{deal}/comments            200 404 200 200 200 200 200 200 200 200
            POST   /deals/{deal}/comments            412 404 412 412 412 412 412 412 412 412
            POST   /deals/{deal}/owner               403 404 403 403 403 403 403 403 412 403
            GET    /deals/{deal}/revisions/1/diff    200 404 200 200 200 200 200 200 200 200
            GET    /deals/{deal}/diff                404 404 404 404 404 404 404 404 404 404
            GET    /deals/{deal}/waiting             200 404 200 200 200 200 200 200 200 200
            POST   /tasks/{review}/assign            403 404 422 403 403 403 403 403 403 403
            POST   /tasks/decisions                  422 422 422 422 422 422 422 422 422 422
            GET    /approvals/liveness               403 403 200 200 200 200 200 403 200 403
            GET    /delegations                      403 403 200 200 200 200 403 403 403 403
            POST   /delegations                      403 403 422 422 422 422 403 403 403 403
            DELETE /delegations/x                    404 404 404 404 404 404 404 404 404 404
            GET    /webhooks                         403 403 403 403 403 403 403 403 200 403
            POST   /webhooks                         403 403 403 403 403 403 403 403 422 403
            DELETE /webhooks/x                       403 403 403 403 403 403 403 403 404 403
            GET    /webhooks/x/deliveries            403 403 403 403 403 403 403 403 404 403
            POST   /webhooks/x/deliveries/y/replay   403 403 403 403 403 403 403 403 404 403
            GET    /people/me/notifications          200 200 200 200 200 200 200 200 200 200
            GET    /people/rep/notifications         200 403 403 403 403 403 403 403 200 403
            PUT    /people/rep/notifications         422 403 403 403 403 403 403 403 422 403
            POST   /policies/2026.1/backtest         403 403 403 403 403 403 403 422 403 403
            GET    /policies/backtests               403 403 403 200 403 403 200 200 403 403
            GET    /policies/backtests/x             404 404 404 404 404 404 404 404 404 404
            DELETE /policies/backtests/x             404 404 404 404 404 404 404 404 404 404
            """;

    @ParameterizedTest
    @EnumSource(Database.class)
    void answersEverybodyByTheirRoles(Database database) {
        try (Product product = Product.fresh(database)) {
            new Staff(product).hire("crm", "CRM");
            answersByRole(product);
            letsRepsAndClientsCreate(product);
        }
    }

    private static void answersByRole(Product product) {
        Sales sales = new Sales(product);
        String draft = sales.draft(Sales.clear()).text("/number");
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String review = Sales.review(deal, "SALES_OPS").get("id").textValue();
        Map<String, Long> before = Rows.of(product);
        List<String> answered = new ArrayList<>();
        for (String row : CALLS.lines().toList()) {
            String[] cells = row.split(" +", -1);
            String path = cells[1].replace("{draft}", draft)
                    .replace("{deal}", Sales.number(deal))
                    .replace("{review}", review);
            StringBuilder statuses = new StringBuilder();
            for (String person : PEOPLE) {
                Client client = product.as(person);
                statuses.append(' ')
                        .append(client.send(cells[0], path, body(cells[0], path), header(cells[0], path))
                                .status());
            }
            answered.add("%-6s %-33s%s".formatted(cells[0], cells[1], statuses));
        }
        assertThat(answered).containsExactlyElementsOf(CALLS.lines().toList());
        assertThat(Rows.of(product)).isEqualTo(before);
    }

    /** A body that would do, but for an outdated version, revision or name: no request takes effect in this test. */
    private static String body(String method, String path) {
        if (path.endsWith("/decision")) {
            return "{\"outcome\": \"APPROVE\", \"revision\": 7}";
        }
        if (path.endsWith("/close")) {
            return "{\"outcome\": \"LOST\", \"date\": \"2026-01-01\"}";
        }
        if (path.endsWith("/accept")) {
            return "{\"review\": \"D-000001.1.FINANCE\"}";
        }
        if (path.endsWith("/appeal")) {
            return "{\"reason\": \"unjust\"}";
        }
        if (path.endsWith("/assign")) {
            return "{\"assignee\": \"nobody\"}";
        }
        if (path.equals("/people/rep")) {
            return method.equals("PUT") ? "{\"name\": \"\"}" : null;
        }
        if (method.equals("POST") && TAKING_A_BODY.stream().anyMatch(path::endsWith)) {
            return "{}";
        }
        if (path.endsWith("/notifications")) {
            return method.equals("PUT") ? "{}" : null;
        }
        return method.equals("PUT") ? Sales.clear().toString() : null;
    }

    private static String[] header(String method, String path) {
        boolean changes = !method.equals("GET") && path.startsWith("/deals/");
        return changes ? new String[] {"If-Match", "\"99\""} : new String[0];
    }

    private static void letsRepsAndClientsCreate(Product product) {
        for (String person : PEOPLE) {
            ObjectNode deal = Sales.clear();
            int expected = person.startsWith("rep") ? 201 : person.equals("crm") ? 422 : 403;
            product.as(person).post("/deals", deal).expect(expected);
            product.as(person).post("/deals?submit=true", deal).expect(expected);
            product.as(person).post("/assessments", deal).expect(200);
        }
        ObjectNode deal = Sales.clear();
        assertThat(product.as("crm").post("/deals", deal).faults()).containsExactly("/owner missing");
        assertThat(product.as("crm")
                        .post("/deals", deal.put("owner", "finance"))
                        .faults())
                .containsExactly("/owner not-a-rep");
        JsonNode created = product.as("crm")
                .post("/deals?submit=true", deal.put("owner", "rep2"))
                .expect(201)
                .json();
        assertThat(created.get("owner").textValue()).isEqualTo("rep2");
        Sales sales = new Sales(product);
        assertThat(sales.ledger(Sales.number(created))).containsExactly("ACCRUAL ACCRUED rep2 330.00");
        product.as("rep2").get("/deals/" + Sales.number(created)).expect(200);
        product.as("rep").get("/deals/" + Sales.number(created)).refused(404, "not-found");
        product.as("crm")
                .post("/deals/" + Sales.number(created) + "/withdraw", null)
                .refused(403, "forbidden");
        sales.close("crm", Sales.number(created), "WON", sales.today()).expect(200);
    }
}
