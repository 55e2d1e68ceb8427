package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsEverybodyThatItIsReadyAndAdministratorsWhy(Database database) {
        Product product = Product.on(database);
        for (String probe : List.of("//actuator/health/liveness", "//actuator/health/readiness", "//actuator/health")) {
            Reply anybody = product.as(null).get(probe).expect(200);
            assertThat(anybody.text("/status")).isEqualTo("UP");
            assertThat(anybody.json().has("components")).isFalse();
            assertThat(product.as("rep").get(probe).expect(200).json().has("components"))
                    .isFalse();
        }

        Reply readiness = product.as("admin").get("//actuator/health/readiness").expect(200);
        assertThat(readiness.json().get("components").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("db", "engine", "identityProvider", "policy", "readinessState", "setUp");
        assertThat(readiness.text("/components/policy/details/inForce")).isEqualTo("2026.1");
        assertThat(readiness.text("/components/engine/details/openIncidents")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isNotReadyWithoutPolicyButAlive(Database database) {
        try (Product product = Product.fresh(database)) {
            product.sql().sql("delete from policy_in_force").update();

            product.as(null).get("//actuator/health/readiness").expect(503);
            product.as(null).get("//actuator/health/liveness").expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsMetricsToAdministratorsOnly(Database database) {
        Product product = Product.on(database);
        for (String endpoint : List.of("//actuator/prometheus", "//actuator/metrics", "//actuator/info")) {
            product.as(null).get(endpoint).expect(401);
            assertThat(product.as("auditor").get(endpoint).expect(403).problem())
                    .isEqualTo("forbidden");
            product.as("admin").get(endpoint).expect(200);
        }
    }
}
