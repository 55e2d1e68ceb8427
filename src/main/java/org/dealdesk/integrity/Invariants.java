package org.dealdesk.integrity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that must hold of what is stored, and whether it does: on a live database as well as on a restored one. */
@Component
public class Invariants {

    /** All of them, in the order of the documents. */
    static final List<Invariant> ALL = Stream.of(
                    MoneyInvariants.ALL,
                    CommissionInvariants.ALL,
                    EngineInvariants.ALL,
                    ApprovalInvariants.ALL,
                    PolicyInvariants.ALL,
                    RecordInvariants.ALL,
                    OutboxInvariants.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Logger log = LoggerFactory.getLogger(Invariants.class);

    private final InvariantQueries queries;
    private final TransactionTemplate snapshot;

    Invariants(InvariantQueries queries, PlatformTransactionManager manager, DataSource dataSource)
            throws MetaDataAccessException {
        this.queries = queries;
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(oneInstant(dataSource));
    }

    public List<InvariantResult> all() {
        return ALL.stream().map(this::run).toList();
    }

    /** Runs one alone; empty if there is none of that name. */
    public Optional<InvariantResult> one(String id) {
        return ALL.stream()
                .filter(invariant -> invariant.id().equals(id))
                .findFirst()
                .map(this::run);
    }

    /** Each sees one instant of a live database, however many queries it takes. */
    private InvariantResult run(Invariant invariant) {
        Violations violations = new Violations();
        try {
            snapshot.executeWithoutResult(status -> invariant.check().search(queries, violations));
        } catch (RuntimeException failure) {
            log.error("alarm=invariant-not-checked invariant={}", invariant.id(), failure);
            violations.add("could not be checked: " + failure.getMessage());
        }
        if (violations.count() > 0) {
            log.error("alarm=invariant-broken invariant={} violations={}", invariant.id(), violations.count());
        }
        return new InvariantResult(invariant.id(), invariant.holds(), violations.count(), violations.first());
    }

    /** The level at which a transaction reads one snapshot: H2 gives one only here, where PostgreSQL would track conflicts. */
    private static int oneInstant(DataSource dataSource) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        return product.equals("H2")
                ? TransactionDefinition.ISOLATION_SERIALIZABLE
                : TransactionDefinition.ISOLATION_REPEATABLE_READ;
    }
}
