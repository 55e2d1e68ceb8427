package org.dealdesk.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** Commands with the same key run one after the other on this node; those on other nodes hold a lock on the key's row. */
final class RunningCommands {

    private record Holder(String person, String address, String key) {}

    private final Map<Holder, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Duration patience;

    RunningCommands(Duration patience) {
        this.patience = patience;
    }

    <T> T alone(Command command, Supplier<T> work) {
        Holder holder = new Holder(
                command.caller().id(), command.key().address(), command.key().key());
        CompletableFuture<Void> mine = new CompletableFuture<>();
        await(holder, mine);
        try {
            return work.get();
        } finally {
            running.remove(holder);
            mine.complete(null);
        }
    }

    private void await(Holder holder, CompletableFuture<Void> mine) {
        long until = System.nanoTime() + patience.toNanos();
        CompletableFuture<Void> other = running.putIfAbsent(holder, mine);
        while (other != null) {
            try {
                other.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException stillRunning) {
                throw inProgress();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw inProgress();
            }
            other = running.putIfAbsent(holder, mine);
        }
    }

    static Refusal inProgress() {
        return new Refusal(
                ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS,
                "Ask again with the same key to learn how the first one ended");
    }
}
