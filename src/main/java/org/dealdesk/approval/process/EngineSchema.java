package org.dealdesk.approval.process;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * The first migration: the engine's own tables, from the create scripts in the engine's jar. All of them, used or not,
 * so that a maintained fork of the engine finds the schema that it expects.
 */
@Component
final class EngineSchema implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("001");
    }

    @Override
    public String getDescription() {
        return "engine schema";
    }

    /** Over the scripts of both databases: an engine whose tables changed is noticed before it starts. */
    @Override
    public Integer getChecksum() {
        CRC32 checksum = new CRC32();
        Stream.concat(scripts("h2"), scripts("postgres"))
                .map(EngineSchema::content)
                .forEach(checksum::update);
        return (int) checksum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        new ResourceDatabasePopulator(scripts(dialect(connection)).toArray(Resource[]::new)).populate(connection);
    }

    private static String dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> "h2";
            case "postgresql" -> "postgres";
            default -> throw new IllegalStateException("Dealdesk runs on H2 and PostgreSQL, not on " + product);
        };
    }

    private static Stream<Resource> scripts(String dialect) {
        return PARTS.stream()
                .map(part -> new ClassPathResource(
                        "org/camunda/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql"));
    }

    private static byte[] content(Resource script) {
        try {
            return script.getContentAsByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("The engine's jar lacks " + script.getDescription(), e);
        }
    }
}
