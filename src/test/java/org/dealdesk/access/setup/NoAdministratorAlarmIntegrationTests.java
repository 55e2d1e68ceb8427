package org.dealdesk.access.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.platform.Instants;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.people.PasskeyRows;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The alarm holds exactly while no active administrator has a way to sign in. */
class NoAdministratorAlarmIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsWhileNoActiveAdministratorCanSignIn(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            assertThat(alarm(product)).as("an empty directory has lost no one").isNull();
            Newcomers.boss(product);
            assertThat(alarm(product)).as("a password").isNull();

            change(product, "update person set active = false where id = 'boss'");
            assertThat(alarm(product)).as("inactive").isEqualTo("no-administrator");
            change(product, "update person set active = true where id = 'boss'");
            assertThat(alarm(product)).isNull();

            change(product, "delete from person_role where person_id = 'boss' and role = 'ADMIN'");
            assertThat(alarm(product)).as("others only").isEqualTo("no-administrator");
            change(
                    product,
                    "insert into person_role (person_id, role, held, leads) values ('boss', 'ADMIN', true, false)");

            change(product, "delete from password where person = 'boss'");
            assertThat(alarm(product)).as("no way to sign in").isEqualTo("no-administrator");
            PasskeyRows.add(product, "boss");
            assertThat(alarm(product)).as("a passkey").isNull();
            change(product, "delete from user_credentials");
            logsItsBeginAndItsEndOnce(product);
        }
    }

    private static void logsItsBeginAndItsEndOnce(Product product) {
        NoAdministratorAlarm alarm = product.bean(NoAdministratorAlarm.class);
        alarm.look();
        linkProvider(product);
        assertThat(alarm(product)).as("a linked provider").isNull();
        alarm.look();
        change(product, "delete from provider_identity");
        try (LogLines log = LogLines.ofPlanted()) {
            alarm.look();
            alarm.look();
            assertThat(log.containing("alarm=no-administrator")).hasSize(1);
            linkProvider(product);
            alarm.look();
            alarm.look();
            assertThat(log.containing("alarm=none after=no-administrator")).hasSize(1);
        }
    }

    /** As health shows it; null while it does not hold. */
    private static Object alarm(Product product) {
        return product.bean(SetUpHealthIndicator.class).health().getDetails().get("alarm");
    }

    private static void change(Product product, String statement) {
        product.sql().sql(statement).update();
    }

    private static void linkProvider(Product product) {
        product.sql()
                .sql("insert into provider_identity (issuer, subject, person, linked_at)"
                        + " values ('https://id.example.com', '1', 'boss', ?)")
                .param(Instants.utc(product.clock().instant()))
                .update();
    }
}
