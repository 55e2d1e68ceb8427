package org.dealdesk.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits on calls as callers meet them, at REST and at the pages. */
class RateLimitsIntegrationTests {

    private static Product limited(Database database) {
        return Product.start(
                database.fresh(),
                "dealdesk.rate-limits.person=30",
                "dealdesk.rate-limits.program=off",
                "dealdesk.rate-limits.address=20");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refuseCallsAboveThemAndSayWhenToComeBack(Database database) {
        try (Product product = limited(database)) {
            Client rep = product.as("rep");
            Reply first = rep.get("/me").expect(200);
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"person\";q=30;w=60");
            assertThat(first.header("RateLimit")).startsWith("\"person\";r=29;t=");
            rep.post("/assessments/ways", "{}").expect(422);
            Reply refused = null;
            for (int count = 0; count < 60 && (refused == null || refused.status() == 200); count++) {
                refused = rep.get("/me");
            }
            refused.refused(429, "too-many-calls");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3);
            product.as("finance").get("/me").expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countAnonymousCallsAndRefusedTokensByAddress(Database database) {
        try (Product product = limited(database)) {
            Reply last = null;
            for (int count = 0; count < 60 && (last == null || last.status() == 401); count++) {
                last = count % 2 == 0
                        ? product.as(null).get("/me")
                        : product.with("dd_" + "a".repeat(43)).get("/me");
            }
            last.refused(429, "too-many-calls");
            product.as("rep").get("/me").expect(200);
            product.as(null).get("//actuator/health").expect(200);
            assertThat(new Desk(product).look("/sign-in").status()).isEqualTo(429);
            assertThat(new Desk(product).look("/assets/desk.css").status()).isNotEqualTo(429);
        }
    }
}
