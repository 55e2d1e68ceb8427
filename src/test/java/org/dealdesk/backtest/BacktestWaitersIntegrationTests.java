package org.dealdesk.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dealdesk.backtest.comparison.ComparisonRun;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** A request that waits for a back-test holds a thread of the server, so only a few of them wait. */
class BacktestWaitersIntegrationTests {

    private static final int WAITERS = 4;

    @Test
    void answersAtOnceWhereEnoughWaitAlready() throws Exception {
        BacktestRuns runs = Product.on(Database.H2).bean(BacktestRuns.class);
        String id = UUID.randomUUID().toString();
        CountDownLatch goOn = new CountDownLatch(1);
        assertThat(runs.reserve()).isTrue();
        runs.start(
                id,
                () -> {
                    await(goOn);
                    throw new ComparisonRun.Stopped();
                },
                null);
        ExecutorService requests = Executors.newFixedThreadPool(WAITERS + 1);
        try {
            ExecutorCompletionService<String> answers = new ExecutorCompletionService<>(requests);
            for (int request = 0; request <= WAITERS; request++) {
                answers.submit(() -> runs.await(id, Duration.ofMinutes(2)), id);
            }

            assertThat(answers.take().get()).isEqualTo(id);
            assertThat(answers.poll()).isNull();

            goOn.countDown();
            for (int request = 0; request < WAITERS; request++) {
                assertThat(answers.take().get()).isEqualTo(id);
            }
        } finally {
            goOn.countDown();
            requests.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
