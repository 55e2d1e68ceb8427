package org.dealdesk.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.Dealdesk;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every invariant holds on a world with all kinds of deals, and notices each offender that is planted there. */
class InvariantsIntegrationTests {

    @RegisterExtension
    static final OwnProducts WORLDS = new OwnProducts(product -> {
        World.fill(product);
        World.disarm(product);
    });

    static Stream<Arguments> plants() {
        return Arrays.stream(Database.values())
                .flatMap(database -> Plant.ALL.stream().map(plant -> Arguments.of(database, plant)));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdOnAWorldOfAllKindsOfDeals(Database database) {
        Product product = WORLDS.on(database);

        assertThat(product.sql()
                        .sql("select distinct status from deal")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "DRAFT",
                        "IN_REVIEW",
                        "CHANGES_REQUESTED",
                        "WITHDRAWN",
                        "REJECTED",
                        "APPROVED",
                        "EXPIRED",
                        "WON",
                        "LOST");
        org.dealdesk.testing.product.Invariants.mustHold(product);
    }

    @ParameterizedTest
    @MethodSource("plants")
    void namesThePlantedOffender(Database database, Plant plant) {
        Product product = WORLDS.on(database);
        TransactionTemplate undone = new TransactionTemplate(product.bean(PlatformTransactionManager.class));

        InvariantResult verdict = undone.execute(status -> {
            status.setRollbackOnly();
            assertThat(product.bean(JdbcTemplate.class).update(plant.sql())).isPositive();
            return product.bean(Invariants.class).one(plant.invariant()).orElseThrow();
        });

        assertThat(verdict.isKept()).isFalse();
        assertThat(verdict.violations()).isEqualTo(verdict.first().size());
        assertThat(String.join("\n", verdict.first())).contains(plant.says()).doesNotContain("could not be checked");
    }

    /** As an older version would have worded its findings, and as it would have let a deal be called. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void readsOldRevisionsWhateverReadsOtherwiseNow(Database database) {
        Product product = WORLDS.on(database);
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        TransactionTemplate undone = new TransactionTemplate(product.bean(PlatformTransactionManager.class));
        long deal = jdbc.queryForObject("select " + Plant.APPROVED, Long.class);

        InvariantResult verdict = undone.execute(status -> {
            status.setRollbackOnly();
            jdbc.update("update revision set texts = replace(texts, ' must approve', ' has to approve')");
            ObjectNode document = (ObjectNode) CanonicalJson.read(jdbc.queryForObject(
                    "select document from revision where deal_id = ? and number = 1", String.class, deal));
            ((ObjectNode) document.get("proposal")).put("name", "N".repeat(201)).put("probability", "0.5");
            String stored = CanonicalJson.write(document);
            jdbc.update(
                    "update revision set document = ?, sha256 = ? where deal_id = ? and number = 1",
                    stored,
                    CanonicalJson.sha256(stored),
                    deal);

            Revision read = product.bean(Revisions.class).find(deal, 1).orElseThrow();
            assertThat(read.proposal().name()).hasSize(201);
            assertThat(read.assessment().findValuesAsText("message").toString())
                    .contains(" has to approve")
                    .doesNotContain(" must approve");
            return product.bean(Invariants.class).one("POLICY_PINNED").orElseThrow();
        });

        assertThat(verdict.first()).isEmpty();
        assertThat(verdict.isKept()).isTrue();
    }

    @Test
    void everyInvariantIsShownToBite() {
        assertThat(Plant.ALL.stream().map(Plant::invariant).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Invariants.ALL.stream().map(Invariant::id).toList());
    }

    @Test
    void allThatAreDocumentedAreThere() {
        assertThat(Invariants.ALL.stream().map(Invariant::id))
                .containsExactlyInAnyOrder(
                        "ACCRUAL_ONCE",
                        "ACCRUAL_CLEARED",
                        "ACCRUAL_LIVE",
                        "ACCRUAL_AMOUNT",
                        "ATTAINMENT_TRUE",
                        "CLAWBACK_BOUND",
                        "LEDGER_ZERO",
                        "EXPLAINED",
                        "STATEMENT_TIES",
                        "PAYOUT_COVERED",
                        "MONTH_CLOSED",
                        "DEAL_HAS_PROCESS",
                        "REVIEW_HAS_TASK",
                        "DECIDED_ONCE",
                        "NO_SELF_DECISION",
                        "ONE_PERSON_ONE_FUNCTION",
                        "CONFLICTS_STORED",
                        "STATUS_PATH",
                        "POLICY_IN_FORCE",
                        "POLICY_PINNED",
                        "HISTORY_COMPLETE",
                        "ONE_KEY_ONE_EFFECT",
                        "OUTBOX_ACCOUNTED",
                        "REVIEW_ASSIGNABLE",
                        "JOBS_HEALTHY");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsAllOffendersAndNamesAHundred(Database database) {
        Product product = WORLDS.on(database);
        TransactionTemplate undone = new TransactionTemplate(product.bean(PlatformTransactionManager.class));

        InvariantResult verdict = undone.execute(status -> {
            status.setRollbackOnly();
            JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
            List<Object[]> entries = Stream.iterate(1, number -> number + 1)
                    .limit(250)
                    .map(number -> new Object[] {"entry-" + number})
                    .toList();
            jdbc.batchUpdate(
                    "insert into ledger_entry (id, transaction_id, position, type, account, amount, currency, minor_units) values (?, 'nowhere', 1, 'ACCRUAL', 'EXPENSE', 0, 'USD', 2)",
                    entries);
            return product.bean(Invariants.class).one("EXPLAINED").orElseThrow();
        });

        assertThat(verdict.violations()).isEqualTo(250);
        assertThat(verdict.first()).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStandingAlarmExcusesAReviewThatNobodyCanDecide(Database database) {
        Product product = WORLDS.on(database);
        TransactionTemplate undone = new TransactionTemplate(product.bean(PlatformTransactionManager.class));

        InvariantResult verdict = undone.execute(status -> {
            status.setRollbackOnly();
            JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
            jdbc.update("update person set active = false");
            assertThat(product.bean(Invariants.class)
                            .one("REVIEW_ASSIGNABLE")
                            .orElseThrow()
                            .first())
                    .isNotEmpty();
            assertThat(jdbc.update("update review set unassignable_since = opened_at where status = 'OPEN'"))
                    .isPositive();
            return product.bean(Invariants.class).one("REVIEW_ASSIGNABLE").orElseThrow();
        });

        assertThat(verdict.first()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void administratorsAskThroughTheEndpoint(Database database) {
        Product product = WORLDS.on(database);

        Reply all = product.as("admin").get("//actuator/invariants").expect(200);

        assertThat(all.json().get("kept").booleanValue()).isTrue();
        assertThat(all.json().get("invariants")).hasSize(Invariants.ALL.size());
        assertThat(product.as("admin")
                        .get("//actuator/invariants/LEDGER_ZERO")
                        .expect(200)
                        .json()
                        .get("kept")
                        .booleanValue())
                .isTrue();
        product.as("admin").get("//actuator/invariants/NO_SUCH").expect(404);
        product.as("auditor").get("//actuator/invariants").expect(403);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theCommandExitsWithOneAndNamesTheOffenders(Database database) {
        Product product = WORLDS.on(database);
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        Database.Address address = product.address();

        Checked before = Checked.on(address);
        jdbc.update(
                "insert into ledger_entry (id, transaction_id, position, type, account, amount, currency, minor_units) values ('a', 'nowhere', 1, 'ACCRUAL', 'EXPENSE', 0, 'USD', 2)");
        Checked after = Checked.on(address);
        jdbc.update("delete from ledger_entry where id = 'a'");

        assertThat(before.exitCode()).as(before.output()).isZero();
        assertThat(before.output()).contains("holds  LEDGER_ZERO").contains("25 of 25 invariants hold");
        assertThat(after.exitCode()).isEqualTo(1);
        assertThat(after.output())
                .contains("BROKEN EXPLAINED")
                .contains("entry a leads to no transaction")
                .contains("24 of 25 invariants hold");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theCommandLeavesAnEmptyDatabaseEmpty(Database database) throws SQLException {
        Database.Address empty = database.fresh();
        try (Connection connection = DriverManager.getConnection(empty.url(), empty.user(), empty.password())) {
            Checked checked = Checked.on(empty);

            assertThat(checked.exitCode()).isEqualTo(1);
            assertThat(checked.output()).contains("The check could not run");
            assertThat(JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("select count(*) from information_schema.tables where lower(table_schema) = 'public'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    /** What the command made of a database. */
    private record Checked(int exitCode, String output) {

        static Checked on(Database.Address address) {
            List<String> arguments = new ArrayList<>(List.of("check"));
            // No way to sign in is needed: not the demo accounts either.
            arguments.add("--spring.profiles.active=none");
            Arrays.stream(address.properties()).map(property -> "--" + property).forEach(arguments::add);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
                int exitCode = CheckCommand.run(Dealdesk.class, out, arguments.toArray(String[]::new));
                return new Checked(exitCode, written.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
