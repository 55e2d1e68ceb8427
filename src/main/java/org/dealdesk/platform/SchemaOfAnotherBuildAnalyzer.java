package org.dealdesk.platform;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a database that a build with other migrations created. */
final class SchemaOfAnotherBuildAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FlywayValidateException cause) {
        String difference = cause.getMessage()
                .lines()
                .filter(line -> line.startsWith("Migration ") || line.startsWith("Detected "))
                .findFirst()
                .orElse(cause.getMessage());
        return new FailureAnalysis(
                "Another build of Dealdesk created the tables of this database, and they differ from those of this build."
                        + " The database was not changed. The first difference: " + difference + ".",
                "Before release 0.2.0 a new build may need an empty database: the migrations were squashed, and may still change."
                        + " Start with an empty database: delete the folder data, or on PostgreSQL create a new database."
                        + " To keep this database, run it with the build that created it.",
                cause);
    }
}
