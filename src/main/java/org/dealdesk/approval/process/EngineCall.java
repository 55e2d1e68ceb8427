package org.dealdesk.approval.process;

import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.platform.tx.DatabaseErrors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One call into the engine, inside the caller's transaction. What goes wrong comes out in the caller's words: an
 * exception of the product as it was thrown, a collision or a database error as Spring's, so that it can be retried.
 */
@Component
final class EngineCall {

    private final SQLExceptionTranslator translator;
    private final CallInProgress call;

    EngineCall(DataSource dataSource, CallInProgress call) {
        this.call = call;
        this.translator = new DatabaseErrors(dataSource);
    }

    void run(DealTransaction tx, Runnable move) {
        get(tx, () -> {
            move.run();
            return null;
        });
    }

    /** The process calls back with {@code tx} while it moves. */
    <T> T get(DealTransaction tx, Supplier<T> move) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The process moves only inside a use case's transaction");
        }
        try {
            return call.of(tx, move);
        } catch (ProcessEngineException e) {
            throw inWordsOfTheCaller(e);
        }
    }

    private RuntimeException inWordsOfTheCaller(ProcessEngineException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || isGone(cause)) {
                return new OptimisticLockingFailureException("The process has moved on meanwhile", failure);
            }
            if (cause instanceof SQLException sql) {
                RuntimeException translated = translator.translate("engine", null, sql);
                return translated == null ? failure : translated;
            }
            if (cause instanceof RuntimeException ours && !isFromTheEngine(ours)) {
                return ours;
            }
        }
        return failure;
    }

    /** The task or instance no longer exists: another transaction was faster. */
    private static boolean isGone(Throwable cause) {
        return cause instanceof NullValueException || cause instanceof NotFoundException;
    }

    private static boolean isFromTheEngine(RuntimeException exception) {
        String type = exception.getClass().getName();
        return type.startsWith("org.camunda.") || type.startsWith("org.apache.ibatis.");
    }
}
