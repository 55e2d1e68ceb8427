package org.dealdesk.policy.life;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** What must never be of policies is refused by the database itself. */
class PolicyConstraintsIntegrationTests {

    @BeforeAll
    static void begin() {
        for (Database database : Database.values()) {
            Rulebook book = new Rulebook(Product.on(database));
            LocalDate from = book.today().plusDays(5);
            book.schedule("scheduled", Rulebook.document("scheduled", from));
            book.draft(Rulebook.document("draft", from)).expect(201);
            book.draft(Rulebook.document("approved", from)).expect(201);
            book.approve("approved").expect(200);
        }
    }

    /** The products are shared. */
    @AfterAll
    static void end() {
        for (Database database : Database.values()) {
            Client author = Product.on(database).as("policyadmin");
            author.post("/policies/scheduled/deactivate", null).expect(200);
            for (String version : List.of("scheduled", "draft", "approved")) {
                author.delete("/policies/" + version).expect(204);
            }
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(Database.values()).flatMap(database -> Stream.of(
                        "update policy_version set document = 'other' where version = 'draft'",
                        "update policy_version set document = document || ' ' where version = '2026.1'",
                        "update policy_version set sha256 = '0' where version = 'draft'",
                        "update policy_version set effective_from = date '2030-01-01' where version = 'approved'",
                        "update policy_version set created_by = 'rep' where version = 'draft'",
                        "update policy_version set version = 'other' where version = 'draft'",
                        "delete from policy_version where version = 'scheduled'",
                        "delete from policy_version where version = '2026.1'",
                        "truncate table policy_version",
                        // approved by its author, or without an approver
                        "update policy_version set state = 'APPROVED', approved_by = created_by, approved_at = created_at where version = 'draft'",
                        "update policy_version set state = 'APPROVED' where version = 'draft'",
                        // in force without an activation, on another day, twice, or on a day that is taken
                        "insert into policy_in_force (effective_from, version) select effective_from + 1, version from policy_version where version = 'approved'",
                        "insert into policy_in_force (effective_from, version) values (date '2030-01-01', 'draft')",
                        "insert into policy_in_force (effective_from, version, state) values (date '2030-01-01', 'approved', 'APPROVED')",
                        "update policy_in_force set effective_from = date '2030-01-01' where version = 'scheduled'",
                        "update policy_version set state = 'APPROVED', activated_by = null, activated_at = null where version = 'scheduled'")
                .map(change -> Arguments.of(database, change)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void areHeldByTheDatabase(Database database, String change) {
        Product product = Product.on(database);
        assertThatThrownBy(() -> product.sql().sql(change).update()).isInstanceOf(DataAccessException.class);
    }
}
