package org.dealdesk.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The two databases that every test of stored data runs on. */
public enum Database {
    H2 {
        @Override
        public Address fresh() {
            return new Address(
                    "jdbc:h2:mem:" + nextName() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000", "sa", "", "select 1");
        }
    },
    POSTGRESQL {
        @Override
        public Address fresh() {
            String database = nextName();
            Server.create(database);
            return new Address(
                    Server.INSTANCE.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true",
                    "postgres",
                    "",
                    "set lock_timeout = '2s'");
        }
    };

    private static final AtomicInteger CREATED = new AtomicInteger();

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    /** Stops the server, if any test needed one. */
    public static void stopServer() {
        if (STARTED.get()) {
            Server.stop();
        }
    }

    /** A new, empty database of this kind. */
    public abstract Address fresh();

    private static String nextName() {
        return "dealdesk_" + CREATED.incrementAndGet();
    }

    /** How to reach one database, and what a pool tells each new connection, as the profiles of the product do. */
    public record Address(String url, String user, String password, String connectionInitSql) {

        /** As the properties of a Spring Boot application. */
        public String[] properties() {
            return new String[] {
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "spring.datasource.password=" + password,
                "spring.datasource.hikari.connection-init-sql=" + connectionInitSql
            };
        }
    }

    /** One server for the whole JVM, started when first needed and stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            STARTED.set(true);
            try {
                // Tests kill no server: what they write need not survive one.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void stop() {
            try {
                INSTANCE.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void create(String database) {
            try (Connection connection = INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
