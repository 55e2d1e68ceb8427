package org.dealdesk.platform.tx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use case is the transaction: {@link #run} begins it, {@link #join} takes part in it. A transaction that collides with another one
 * (a deadlock, a lock timeout, a row that another transaction inserted first) is retried up to five times, with all checks repeated.
 */
@Component
public class Transactions {

    private static final int MOST_TRIES = 5;

    /** What the thread's transaction leaves to be done when it has ended. */
    private static final ThreadLocal<List<Runnable>> AFTERWARDS = new ThreadLocal<>();

    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;
    private final TransactionTemplate reading;
    private final RetryTemplate retry;

    public Transactions(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
        this.beside = new TransactionTemplate(manager);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.retry = new RetryTemplate();
        SimpleRetryPolicy policy = new SimpleRetryPolicy(
                MOST_TRIES, Map.of(TransientDataAccessException.class, true, DuplicateKeyException.class, true), true);
        ExponentialRandomBackOffPolicy backOff = new ExponentialRandomBackOffPolicy();
        backOff.setInitialInterval(10);
        backOff.setMaxInterval(200);
        retry.setRetryPolicy(policy);
        retry.setBackOffPolicy(backOff);
    }

    /**
     * Runs the work in a transaction of its own, which must be the only one of the thread: inside another one it would not be tried
     * again, and what it has written could still be rolled back after it has returned.
     */
    public <T> T run(Supplier<T> work) {
        if (isInside()) {
            throw new IllegalStateException("A transaction has begun already: join it, or run a new one");
        }
        return begin(transaction, work);
    }

    /** Runs the work in the transaction at hand, which the caller must have begun: it is stored, rolled back and tried again there. */
    public <T> T join(Supplier<T> work) {
        if (!isInside()) {
            throw new IllegalStateException("No transaction has begun");
        }
        return work.get();
    }

    /** Runs the work in a transaction of its own, which stays stored even if the one at hand, if any, is rolled back. */
    public <T> T runNew(Supplier<T> work) {
        return begin(beside, work);
    }

    private <T> T begin(TransactionTemplate template, Supplier<T> work) {
        List<Runnable> outer = AFTERWARDS.get();
        AtomicReference<List<Runnable>> stored = new AtomicReference<>();
        T result = retry.execute(attempt -> {
            stored.set(new ArrayList<>());
            AFTERWARDS.set(stored.get());
            try {
                return template.execute(status -> work.get());
            } finally {
                restore(outer);
            }
        });
        stored.get().forEach(Runnable::run);
        return result;
    }

    private static void restore(List<Runnable> outer) {
        if (outer == null) {
            AFTERWARDS.remove();
        } else {
            AFTERWARDS.set(outer);
        }
    }

    private static boolean isInside() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /**
     * Runs work after the current transaction has committed, on the same thread; at once where there is none. After a rollback the work
     * is not run. Logs and metrics about a transaction belong here.
     */
    public void afterwards(Runnable work) {
        List<Runnable> later = AFTERWARDS.get();
        if (later != null) {
            later.add(work);
        } else if (isInside()) {
            throw new IllegalStateException("The transaction at hand was not begun here");
        } else {
            work.run();
        }
    }

    /** Reads several things as of one transaction: the one at hand, or else one that only reads. */
    public <T> T read(Supplier<T> work) {
        if (isInside()) {
            return work.get();
        }
        return reading.execute(status -> work.get());
    }
}
