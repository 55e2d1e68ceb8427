package org.dealdesk.approval.process;

import java.util.function.Supplier;
import org.dealdesk.approval.work.DealTransaction;
import org.springframework.stereotype.Component;

/**
 * Hands the transaction of a use case through the engine: the engine calls back on the thread that called it, and what it calls back
 * receives the transaction of that call. A process of another deal gets an exception.
 */
@Component
final class CallInProgress {

    // One for each engine: a static one would mix the engines of two products in one JVM.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<DealTransaction> calling = new ThreadLocal<>();

    /** Calls the engine for this transaction. */
    <T> T of(DealTransaction tx, Supplier<T> call) {
        if (calling.get() != null) {
            throw new IllegalStateException("The engine is at work on %s already"
                    .formatted(calling.get().deal().number()));
        }
        calling.set(tx);
        try {
            return call.get();
        } finally {
            calling.remove();
        }
    }

    /** The transaction whose call has moved the process of this deal. */
    DealTransaction transaction(String dealNumber) {
        DealTransaction tx = calling.get();
        if (tx == null) {
            throw new IllegalStateException("The process of %s moved outside a use case".formatted(dealNumber));
        }
        String locked = tx.deal().number().toString();
        if (!locked.equals(dealNumber)) {
            throw new IllegalStateException(
                    "The process of %s moved while the use case was at %s".formatted(dealNumber, locked));
        }
        return tx;
    }
}
