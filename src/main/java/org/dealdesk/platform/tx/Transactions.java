package org.dealdesk.platform.tx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use case is the transaction. What collides with another one (a deadlock, a lock not had in time, a row that somebody else
 * inserted first) is tried again, up to five times, in a new transaction in which everything is checked anew.
 */
@Component
public class Transactions {

    private static final int MOST_TRIES = 5;

    /** What the thread's transaction leaves to be done when it has ended. */
    private static final ThreadLocal<List<Runnable>> AFTERWARDS = new ThreadLocal<>();

    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final RetryTemplate retry;

    Transactions(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.retry = new RetryTemplate();
        SimpleRetryPolicy policy = new SimpleRetryPolicy(
                MOST_TRIES,
                java.util.Map.of(TransientDataAccessException.class, true, DuplicateKeyException.class, true),
                true);
        ExponentialRandomBackOffPolicy backOff = new ExponentialRandomBackOffPolicy();
        backOff.setInitialInterval(10);
        backOff.setMaxInterval(200);
        retry.setRetryPolicy(policy);
        retry.setBackOffPolicy(backOff);
    }

    /** Runs the work in the transaction at hand, or else in one of its own with retries. */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        AtomicReference<List<Runnable>> stored = new AtomicReference<>();
        T result = retry.execute(attempt -> {
            stored.set(new ArrayList<>());
            AFTERWARDS.set(stored.get());
            try {
                return transaction.execute(status -> work.get());
            } finally {
                AFTERWARDS.remove();
            }
        });
        stored.get().forEach(Runnable::run);
        return result;
    }

    /**
     * Does something once the transaction at hand is stored and has ended, on the same thread; at once where there is none. Of a
     * transaction that is rolled back, nothing is done. What is said of a transaction is said here, so that it is true.
     */
    public void afterwards(Runnable work) {
        List<Runnable> later = AFTERWARDS.get();
        if (later != null) {
            later.add(work);
        } else if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The transaction at hand was not begun here");
        } else {
            work.run();
        }
    }

    /** Reads several things as of one transaction. */
    public <T> T read(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return reading.execute(status -> work.get());
    }
}
