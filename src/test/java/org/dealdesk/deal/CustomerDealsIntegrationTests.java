package org.dealdesk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.dealdesk.deal.CustomerDeals.Concentration;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one customer's deals come to among all: one state of the database, whatever is approved meanwhile. */
class CustomerDealsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void addsUpTheCustomersDealsAndAllDealsInOneStatement(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String customer = Sales.newCustomer();
        String one = approved(sales, customer);
        String other = approved(sales, customer);
        approved(sales, Sales.newCustomer());
        CountingDataSource counted = new CountingDataSource(product.bean(DataSource.class));
        CustomerDeals deals = new CustomerDeals(new JdbcTemplate(counted));
        LocalDate today = sales.today();
        Instant since = product.clock().instant().minus(Duration.ofDays(300));

        Concentration found = deals.approvedSince(customer, since, today, 0);
        assertThat(counted.take()).hasSize(1);
        assertThat(found.customers().deals()).map(DealNumber::toString).containsExactly(one, other);
        BigDecimal tcv = found.customers().tcv();
        assertThat(tcv).isPositive();
        assertThat(found.others()).isPositive();

        Concentration nobodys = deals.approvedSince(Sales.newCustomer(), since, today, 0);
        assertThat(nobodys.customers().deals()).isEmpty();
        assertThat(nobodys.customers().tcv()).isZero();
        assertThat(nobodys.allTcv()).isEqualByComparingTo(found.allTcv());
        assertThat(nobodys.others()).isEqualTo(found.others() + 2);

        Concentration rest = deals.approvedSince(
                customer, since, today, DealNumber.parse(one).orElseThrow().id());
        assertThat(rest.customers().deals()).map(DealNumber::toString).containsExactly(other);
        assertThat(rest.allTcv().add(tcv.subtract(rest.customers().tcv()))).isEqualByComparingTo(found.allTcv());
        assertThat(rest.others()).isEqualTo(found.others());

        Concentration none = deals.approvedSince(customer, since.plus(Duration.ofDays(20_000)), today, 0);
        assertThat(none.allTcv()).isZero();
        assertThat(none.others()).isZero();
        assertThat(none.customers().tcv()).isZero();
    }

    private static String approved(Sales sales, String customer) {
        ObjectNode deal = Sales.smallForSalesOps();
        ((ObjectNode) deal.get("customer")).put("id", customer);
        return Sales.number(sales.approved(deal));
    }
}
