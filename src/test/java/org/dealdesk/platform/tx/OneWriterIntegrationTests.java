package org.dealdesk.platform.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** In an embedded database transactions that write take turns; other requests do not wait for them. */
class OneWriterIntegrationTests {

    private static final String ONE_WRITER = "dealdesk.database.one-writer";

    private static Product product;
    private static Transactions transactions;

    @BeforeAll
    static void start() {
        product = Product.start(Database.H2.fresh(), ONE_WRITER + "=true");
        transactions = product.bean(Transactions.class);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void isHowFilesOfH2AreWritten() throws IOException {
        assertThat(new YamlPropertySourceLoader().load("product", new ClassPathResource("application.yaml")))
                .filteredOn(part -> String.valueOf(part.getProperty("spring.datasource.url"))
                        .startsWith("jdbc:h2:file:"))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.getProperty(ONE_WRITER)).isEqualTo(true));
    }

    @Test
    void letsOneWriteAtATime() {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> writer = () -> {
            for (int turn = 0; turn < 50; turn++) {
                transactions.run(() -> {
                    most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                    people();
                    return writing.decrementAndGet();
                });
            }
            return most.get();
        };
        assertThat(Together.act(Collections.nCopies(8, writer))).containsOnly(1);
    }

    @Test
    void leadsManyDealsToTheirEndAtOnce() {
        Callable<String> client = () -> {
            Sales sales = new Sales(product);
            JsonNode deal = sales.submit(Sales.forThree());
            return Sales.status(sales.approveAll(Sales.number(deal)));
        };
        assertThat(Together.act(Collections.nCopies(8, client))).containsOnly("APPROVED");
        Invariants.mustHold(product);
    }

    @Test
    void letsReadersGoOnMeanwhile() throws Exception {
        whileSomebodyWrites(() -> {
            for (String read : List.of("/deals", "/policies", "/policies/backtests")) {
                assertThat(product.as("auditor").get(read).status()).as(read).isEqualTo(200);
            }
            product.as("admin").get("//actuator/invariants").expect(200);
            assertThat(transactions.read(OneWriterIntegrationTests::people)).isPositive();
        });
    }

    @Test
    void tellsWhoeverWaitsTooLong() throws Exception {
        TransactionTemplate once = new TransactionTemplate(product.bean(PlatformTransactionManager.class));
        whileSomebodyWrites(() -> {
            long started = System.nanoTime();
            assertThatThrownBy(() -> once.execute(status -> "never")).isInstanceOf(CannotAcquireLockException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(OneWriterAtATime.PATIENCE, Duration.ofSeconds(20));
        });
        assertThat(once.<String>execute(status -> "now")).isEqualTo("now");
    }

    @Test
    void givesTheTurnBackWhateverHappens() throws Exception {
        PlatformTransactionManager manager = product.bean(PlatformTransactionManager.class);
        TransactionTemplate inner = new TransactionTemplate(manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        inner.setReadOnly(true);
        assertThatThrownBy(() -> transactions.run(() -> {
                    assertThat(inner.<String>execute(status -> "read")).isEqualTo("read");
                    assertThatThrownBy(() -> manager.getTransaction(new Impossible()))
                            .isInstanceOf(CannotCreateTransactionException.class);
                    assertThat(somebodyElseMayWrite()).isFalse();
                    throw new IllegalStateException("it went wrong");
                }))
                .hasMessage("it went wrong");

        assertThat(somebodyElseMayWrite()).isTrue();
    }

    /** Fails when it begins: there is no such isolation. */
    private static final class Impossible implements TransactionDefinition {

        @Override
        public int getPropagationBehavior() {
            return PROPAGATION_REQUIRES_NEW;
        }

        @Override
        public int getIsolationLevel() {
            return 42;
        }
    }

    /** Runs it while a transaction of another thread has written and not ended. */
    private static void whileSomebodyWrites(Runnable meanwhile) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> writer = other.submit(() -> transactions.run(() -> {
                int rows = product.bean(JdbcTemplate.class)
                        .update("insert into customer (id) values (?)", Sales.newCustomer());
                written.countDown();
                await(over);
                return rows;
            }));
            await(written);
            meanwhile.run();
            over.countDown();
            assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            over.countDown();
            other.shutdown();
        }
    }

    private static Integer people() {
        return product.bean(JdbcTemplate.class).queryForObject("select count(*) from person", Integer.class);
    }

    private static boolean somebodyElseMayWrite() {
        TransactionTemplate once = new TransactionTemplate(product.bean(PlatformTransactionManager.class));
        Callable<Boolean> somebody = () -> {
            try {
                return once.execute(status -> true);
            } catch (CannotAcquireLockException waiting) {
                return false;
            }
        };
        return Together.act(List.of(somebody)).get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
