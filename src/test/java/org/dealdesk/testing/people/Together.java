package org.dealdesk.testing.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several people doing something at the same instant. */
public final class Together {

    private Together() {}

    /** All wait for each other, then all act; the results are in the order of the actors. */
    public static <T> List<T> act(List<Callable<T>> actors) {
        CyclicBarrier start = new CyclicBarrier(actors.size());
        ExecutorService threads = Executors.newFixedThreadPool(actors.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> actor : actors) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return actor.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(120, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (Exception stuck) {
            throw new AssertionError(stuck);
        } finally {
            threads.shutdownNow();
        }
    }

    public static <T> List<T> act(Callable<T> one, Callable<T> other) {
        return act(List.of(one, other));
    }
}
