package org.dealdesk.platform.tx;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Tells collisions from faults in the words of both databases. Spring's default goes by SQL states alone, in which PostgreSQL's lock
 * timeout (55P03) has no meaning, so that it would neither be retried nor recognized.
 */
@Component
public final class DatabaseErrors extends SQLErrorCodeSQLExceptionTranslator {

    /** H2: a row was changed by a transaction that has not ended yet. */
    private static final int H2_CONCURRENT_UPDATE = 90131;

    public DatabaseErrors(DataSource dataSource) {
        super(dataSource);
        setCustomTranslator(DatabaseErrors::concurrentUpdate);
    }

    private static DataAccessException concurrentUpdate(String task, String sql, SQLException failure) {
        return failure.getErrorCode() == H2_CONCURRENT_UPDATE
                ? new CannotAcquireLockException(task + ": another transaction is changing the row", failure)
                : null;
    }
}
