package org.dealdesk.platform.tx;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * For a database in a file of H2, which stores what was committed map by map: of another transaction that is just at work, the row
 * may be in the file and the means to take it back not yet. After a kill in that moment such a row can neither be seen nor written
 * again. With one writer at a time there is no other transaction. Readers go on as ever.
 */
@Component("transactionManager")
@ConditionalOnProperty("dealdesk.database.one-writer")
final class OneWriterAtATime extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    /** As long as one waits for a lock of the database itself. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock writing = new ReentrantLock(true);

    OneWriterAtATime(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        // Within a transaction that writes, all others take the lock again, so that each gives back what it took.
        boolean takes = !definition.isReadOnly() || writing.isHeldByCurrentThread();
        if (takes) {
            take();
        }
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException | Error failed) {
            if (takes) {
                writing.unlock();
            }
            throw failed;
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            if (writing.isHeldByCurrentThread()) {
                writing.unlock();
            }
        }
    }

    private void take() {
        try {
            if (!writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CannotAcquireLockException("Another transaction has been writing for " + PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("Stopped while waiting for another transaction", stopped);
        }
    }
}
