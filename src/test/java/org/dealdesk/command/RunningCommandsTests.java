package org.dealdesk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.junit.jupiter.api.Test;

/** Commands with the same key on one node run one after the other. */
class RunningCommandsTests {

    private static final Command COMMAND = Command.of("submit", new Caller("rep", Set.of(), Set.of()))
            .once(IdempotencyKey.of("POST /deals", "key-1", "a"));

    @Test
    void refusesACommandWhoseKeyIsInUseForTooLong() {
        RunningCommands running = new RunningCommands(Duration.ZERO);
        Refusal refusal = running.alone(
                COMMAND, () -> catchThrowableOfType(Refusal.class, () -> running.alone(COMMAND, () -> "never")));
        assertThat(refusal.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS);
        assertThat(running.alone(COMMAND, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void waitsForTheOneThatRuns() throws InterruptedException {
        RunningCommands running = new RunningCommands(Duration.ofSeconds(30));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> running.alone(COMMAND, () -> {
            begun.countDown();
            return await(end);
        }));
        begun.await();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> running.alone(COMMAND, () -> "second"));
        end.countDown();
        assertThat(first.join()).isEqualTo("first");
        assertThat(second.join()).isEqualTo("second");
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "first";
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
