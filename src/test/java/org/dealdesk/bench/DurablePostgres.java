package org.dealdesk.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL as its makers ship it: what it has acknowledged is on the disk. The one of the tests is not. */
final class DurablePostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The library that starts it switches both off, so that leaving it out would not be enough. */
    static DurablePostgres start() throws IOException {
        return new DurablePostgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** As the server itself says it. */
    String describe() {
        return "%s (fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s)"
                .formatted(
                        value("show server_version"),
                        value("show fsync"),
                        value("show synchronous_commit"),
                        value("show full_page_writes"),
                        value("show shared_buffers"));
    }

    String value(String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void run(String command) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        // Stopping ends with a checkpoint and is given five seconds, which a busy disk exceeds.
        run("checkpoint");
        server.close();
    }
}
