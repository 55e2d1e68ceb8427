package org.dealdesk.platform.tx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that waits for another system or takes long, such as a lookup of a name or a search. A transaction that writes must not wait
 * for it, since on an embedded database all others would: it is done before, or after. Where assertions are on, as in tests, it fails
 * in the wrong place; otherwise the log says so.
 */
public final class SlowWork {

    private static final Logger log = LoggerFactory.getLogger(SlowWork.class);

    private SlowWork() {}

    /** Called where such work begins. */
    public static void begins(String what) {
        boolean writing = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (writing) {
            log.error("alarm=slow-work-in-transaction what={}", what, new IllegalStateException(what));
        }
        assert !writing : what + " inside a transaction";
    }
}
