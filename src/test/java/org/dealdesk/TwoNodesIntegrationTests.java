package org.dealdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Any number of nodes share one PostgreSQL, from the first start on. H2 in a file belongs to one process. */
class TwoNodesIntegrationTests {

    @Test
    void startTogetherOnAnEmptyDatabaseAndShareTheirDeals() throws Exception {
        Database.Address empty = Database.POSTGRESQL.fresh();
        List<Product> nodes = startTogether(empty);
        try {
            Sales here = new Sales(nodes.get(0));
            Sales there = new Sales(nodes.get(1));

            JsonNode submittedHere = here.submit(Sales.forThree());
            JsonNode approvedThere =
                    there.approveAll(submittedHere.get("number").textValue());
            JsonNode submittedThere = there.submit(Sales.forSalesOps());
            JsonNode approvedHere = here.approveAll(submittedThere.get("number").textValue());

            assertThat(approvedThere.get("status").textValue()).isEqualTo("APPROVED");
            assertThat(approvedHere.get("status").textValue()).isEqualTo("APPROVED");
            assertThat(here.read(submittedHere.get("number").textValue())).isEqualTo(approvedThere);
            assertThat(rows(nodes.get(0), "policy_version")).isEqualTo(1);
            assertThat(rows(nodes.get(0), "act_re_deployment")).isEqualTo(1);
        } finally {
            nodes.forEach(Product::close);
        }
    }

    private static List<Product> startTogether(Database.Address database) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Product> start = () -> {
            together.await();
            return Product.start(database);
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<Product> one = nodes.submit(start);
            Future<Product> other = nodes.submit(start);
            return List.of(one.get(), other.get());
        } finally {
            nodes.shutdown();
        }
    }

    private static long rows(Product node, String table) {
        return node.sql().sql("select count(*) from " + table).query(Long.class).single();
    }
}
