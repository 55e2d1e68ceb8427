package org.dealdesk.testing.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions without a database: what began and how it ended is listed in order. */
public final class RememberedTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient List<String> happened = new ArrayList<>();

    private transient int number;
    private transient Integer current;

    public List<String> happened() {
        return List.copyOf(happened);
    }

    @Override
    protected Object doGetTransaction() {
        return new Object();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return current != null;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        number++;
        current = number;
        happened.add((definition.isReadOnly() ? "read " : "begin ") + current);
    }

    @Override
    protected Object doSuspend(Object transaction) {
        Integer suspended = current;
        current = null;
        return suspended;
    }

    @Override
    protected void doResume(Object transaction, Object suspended) {
        current = (Integer) suspended;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        happened.add("commit " + current);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        happened.add("roll back " + current);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        current = null;
    }
}
