package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deals are numbered without gaps: what is refused uses no number. */
class DealNumbersIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void aRefusedSubmissionUsesNoNumber(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode first = Sales.clear();
        first.put("externalRef", "NUM-" + Sales.newCustomer());
        long number = id(sales.submit(first));

        for (int time = 0; time < 3; time++) {
            product.as("rep").post("/deals?submit=true", Sales.blocked()).refused(422, "deal-blocked");
        }
        product.as("rep").post("/deals?submit=true", Sales.hours("-1", "275")).refused(422, "invalid");
        product.as("rep").post("/deals", Sales.hours("1", "-275")).refused(422, "invalid");
        product.as("rep").post("/deals?submit=true", first).refused(409, "external-ref-taken");
        product.as("rep").post("/deals", first).refused(409, "external-ref-taken");
        product.as("salesops").post("/deals?submit=true", Sales.clear()).refused(403, "forbidden");

        assertThat(id(sales.submit(Sales.clear()))).isEqualTo(number + 1);
        assertThat(id(sales.draft(Sales.blocked()).json())).isEqualTo(number + 2);
        assertThat(id(sales.submit(Sales.forSalesOps()))).isEqualTo(number + 3);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void submissionsAtTheSameInstantLeaveNoGap(Database database) {
        Product product = Product.on(database);
        long before = id(new Sales(product).submit(Sales.clear()));
        List<Callable<Long>> actors = new ArrayList<>();
        for (int actor = 0; actor < 6; actor++) {
            boolean blocked = actor % 2 == 0;
            actors.add(() -> {
                ObjectNode deal = blocked ? Sales.blocked() : Sales.clear();
                JsonNode answer =
                        product.as("rep").post("/deals?submit=true", deal).json();
                return blocked ? before : id(answer);
            });
        }
        assertThat(Together.act(actors).stream().distinct())
                .containsExactlyInAnyOrder(before, before + 1, before + 2, before + 3);
    }

    private static long id(JsonNode deal) {
        return Long.parseLong(Sales.number(deal).substring(2));
    }
}
