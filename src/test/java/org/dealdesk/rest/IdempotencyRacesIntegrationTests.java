package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests with one key that arrive while the first is still running. */
class IdempotencyRacesIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void hasOneEffectHoweverManyAskAtOnce(Database database) {
        Product product = Product.on(database);
        for (int round = 0; round < 5; round++) {
            ObjectNode deal = Sales.smallForThree();
            String key = KeyedRequests.newKey();
            Callable<Reply> caller = () -> KeyedRequests.submit(product, "rep", deal, key);

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
        String key = KeyedRequests.newKey();
        try (Connection running = product.bean(DataSource.class).getConnection()) {
            running.setAutoCommit(false);
            reserve(running, key, product);
            long started = System.nanoTime();

            KeyedRequests.submit(product, "rep", deal, key).refused(409, "idempotency-key-in-progress");

            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(10));
            running.rollback();
            running.setAutoCommit(true);
        }
        KeyedRequests.submit(product, "rep", deal, key).expect(201);
    }

    /** What is done before the transaction keeps no other request from writing, and has its key in progress all the same. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void isInProgressWhileItIsPrepared(Database database) throws Exception {
        Product product = Product.on(database);
        Commands commands = product.bean(Commands.class);
        Command command = Command.of("prepare", new Caller("rep", Set.of(), Set.of()))
                .once(IdempotencyKey.of("POST /prepared", KeyedRequests.newKey(), "asked"));
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

        KeyedRequests.submit(product, "rep", Sales.clear(), KeyedRequests.newKey())
                .expect(201);
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
}
