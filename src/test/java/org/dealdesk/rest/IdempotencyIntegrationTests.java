package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.IdempotencyKey;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are sent again: one key has one effect, and a repeat is told what the first was told. */
class IdempotencyIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysTheFirstAnswer(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.smallForThree();
        String key = newKey();
        Reply first = submit(product, "rep", deal, key).expect(201);
        var stored = Rows.of(product);

        Reply again = submit(product, "rep", deal, key).expect(201);

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(again.header("Location")).isEqualTo("/api/v1/deals/" + first.text("/number"));
        assertThat(first.header("Location")).isEqualTo(again.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(Rows.of(product)).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysADecisionAlthoughTheReviewIsClosed(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS")
                .get("id")
                .textValue();
        String decision = "{\"outcome\": \"APPROVE\", \"revision\": 1}";
        String key = newKey();
        String path = "/tasks/" + review + "/decision";
        Reply first = product.as("salesops")
                .post(path, decision, "Idempotency-Key", key)
                .expect(200);

        Reply again = product.as("salesops")
                .post(path, decision, "Idempotency-Key", key)
                .expect(200);

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        product.as("salesops").post(path, decision, "Idempotency-Key", newKey()).refused(409, "review-decided");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesAKeyForAnotherBodyOrQuery(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.clear();
        String key = newKey();
        submit(product, "rep", deal, key).expect(201);

        submit(product, "rep", deal.put("name", "Another"), key).refused(422, "idempotency-key-reused");
        product.as("rep")
                .post("/deals", deal.put("name", "Consulting hours"), "Idempotency-Key", key)
                .refused(422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsKeysOfDifferentPeopleAndPathsApart(Database database) {
        Product product = Product.on(database);
        String key = newKey();
        Reply one = submit(product, "rep", Sales.clear(), key).expect(201);
        Reply other = submit(product, "rep2", Sales.clear(), key).expect(201);
        assertThat(other.text("/number")).isNotEqualTo(one.text("/number"));
        Reply withdrawn = product.as("rep")
                .post("/deals/" + one.text("/number") + "/withdraw", null, "Idempotency-Key", key)
                .expect(200);
        assertThat(withdrawn.header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void forgetsWhatFailed(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.blocked();
        String key = newKey();
        var before = Rows.of(product);
        submit(product, "rep", deal, key).refused(422, "deal-blocked");
        assertThat(Rows.of(product)).isEqualTo(before);

        Reply fixed = submit(product, "rep", Sales.clear(), key).expect(201);

        assertThat(fixed.header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void hasOneEffectHoweverManyAskAtOnce(Database database) {
        Product product = Product.on(database);
        for (int round = 0; round < 5; round++) {
            ObjectNode deal = Sales.smallForThree();
            String key = newKey();
            Callable<Reply> caller = () -> submit(product, "rep", deal, key);

            List<Reply> replies = Together.act(Collections.nCopies(16, caller));

            long effects = replies.stream()
                    .filter(reply -> reply.status() == 201 && reply.header("Idempotent-Replayed") == null)
                    .count();
            assertThat(effects).isEqualTo(1);
            assertThat(replies).allSatisfy(reply -> {
                if (reply.status() != 201) {
                    reply.refused(409, "idempotency-key-in-progress");
                }
            });
            assertThat(replies.stream().filter(reply -> reply.status() == 201).map(reply -> reply.text("/number")))
                    .containsOnly(replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .findFirst()
                            .orElseThrow()
                            .text("/number"));
            assertThat(product.as("auditor")
                            .get("/deals?customer=" + deal.at("/customer/id").textValue())
                            .json()
                            .get("items"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void waitsTwoSecondsForTheOneStillRunning(Database database) throws SQLException {
        Product product = Product.on(database);
        ObjectNode deal = Sales.clear();
        String key = newKey();
        try (Connection running = product.bean(DataSource.class).getConnection()) {
            running.setAutoCommit(false);
            reserve(running, key, product);
            long started = System.nanoTime();

            submit(product, "rep", deal, key).refused(409, "idempotency-key-in-progress");

            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(10));
            running.rollback();
            running.setAutoCommit(true);
        }
        submit(product, "rep", deal, key).expect(201);
    }

    /** What is done before the transaction keeps no other request from writing, and has its key in progress all the same. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void isInProgressWhileItIsPrepared(Database database) throws Exception {
        Product product = Product.on(database);
        Commands commands = product.bean(Commands.class);
        Command command = Command.of("prepare", new Caller("rep", Set.of(), Set.of()))
                .once(IdempotencyKey.of("POST /prepared", newKey(), "asked"));
        CountDownLatch preparing = new CountDownLatch(1);
        CountDownLatch prepared = new CountDownLatch(1);
        Function<String, Done<String>> effect = body -> Done.of("done", body);
        CompletableFuture<Done<String>> first = CompletableFuture.supplyAsync(() -> commands.perform(
                command,
                ReplayFormat.TEXT,
                () -> {
                    preparing.countDown();
                    await(prepared);
                    return "first";
                },
                effect));
        await(preparing);

        submit(product, "rep", Sales.clear(), newKey()).expect(201);
        assertThatThrownBy(() -> commands.perform(command, ReplayFormat.TEXT, () -> "second", effect))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS));
        prepared.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).value()).isEqualTo("first");

        Done<String> again = commands.perform(
                command,
                ReplayFormat.TEXT,
                () -> {
                    throw new AssertionError("what is answered already is not prepared again");
                },
                effect);
        assertThat(again.value()).isEqualTo("first");
        assertThat(again.replayed()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static void reserve(Connection running, String key, Product product) throws SQLException {
        try (PreparedStatement insert = running.prepareStatement(
                "insert into idempotency_key (person, path, request_key, request_sha, rights, created_at) values (?, ?, ?, ?, '', ?)")) {
            insert.setString(1, "rep");
            insert.setString(2, "POST /api/v1/deals");
            insert.setString(3, key);
            insert.setString(4, "0".repeat(64));
            insert.setObject(5, OffsetDateTime.ofInstant(product.now(), java.time.ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesWhatDiffersFromTheDealThatHoldsAReference(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Client rep = product.as("rep");
        ObjectNode deal = Sales.clear();
        deal.put("externalRef", "OPP-" + newKey());
        String number = Sales.number(sales.submit(deal));

        Reply same = rep.post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(same.text("/deal")).isEqualTo(number);
        assertThat(same.json().get("differing")).as(same.raw().body()).isEmpty();
        ObjectNode line = (ObjectNode) deal.at("/lines/0");
        line.put(
                "quantity",
                new BigDecimal(line.get("quantity").asText()).setScale(2).toPlainString());
        Reply sameByValue = rep.post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(sameByValue.json().get("differing")).isEmpty();
        deal.put("name", "Other").put("paymentTermsDays", 45);
        Reply differing = rep.post("/deals?submit=true", deal).refused(409, "external-ref-taken");
        assertThat(differing.json().get("differing").toString()).isEqualTo("[\"name\",\"paymentTermsDays\"]");
        Reply stranger = product.as("rep2").post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(stranger.json().has("deal")).isFalse();
        assertThat(stranger.raw().body()).doesNotContain(number);

        sales.close("rep", number, "LOST", sales.today()).expect(200);
        String next = rep.post("/deals", deal).expect(201).text("/number");
        assertThat(next).isNotEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysNothingThatTheCallerMayNoLongerRead(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.smallForSalesOps();
        String key = newKey();
        Client rep = product.as("rep");
        Reply draft = rep.post("/deals", deal, "Idempotency-Key", key).expect(201);
        rep.post("/deals", deal, "Idempotency-Key", key).expect(201);
        rep.delete("/deals/" + draft.text("/number"), "If-Match", draft.header("ETag"))
                .expect(204);
        rep.post("/deals", deal, "Idempotency-Key", key).refused(404, "not-found");

        String person = "replays-" + Sales.newCustomer().toLowerCase(Locale.ROOT);
        Staff staff = new Staff(product);
        staff.hire(person, "SALES_REP");
        ObjectNode own = Sales.smallForSalesOps();
        String other = newKey();
        product.as(person).post("/deals", own, "Idempotency-Key", other).expect(201);
        staff.change(person, entry -> entry.putArray("roles").add("AUDITOR"));
        Reply lost = product.as(person).post("/deals", own, "Idempotency-Key", other);
        assertThat(lost.refused(403, "forbidden").header("Idempotent-Replayed")).isNull();
        staff.change(person, entry -> entry.putArray("roles").add("SALES_REP"));
        assertThat(product.as(person)
                        .post("/deals", own, "Idempotency-Key", other)
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        staff.change(person, entry -> entry.put("active", false));
    }

    private static Reply submit(Product product, String person, ObjectNode deal, String key) {
        return product.as(person).post("/deals?submit=true", deal, "Idempotency-Key", key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
