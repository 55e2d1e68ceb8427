package org.dealdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dealdesk.testing.database.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of an older build is refused at the start, with what to do about it. */
@ExtendWith(OutputCaptureExtension.class)
class SchemaOfAnotherBuildIntegrationTests {

    @TempDir
    private Path older;

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhatToDo(Database database, CapturedOutput output) throws IOException {
        Files.writeString(older.resolve("V010__platform.sql"), "create table person (id varchar(100) primary key);");
        Files.writeString(older.resolve("V121__net.sql"), "create table customer (id varchar(100) primary key);");
        Database.Address address = database.fresh();
        DriverManagerDataSource source = new DriverManagerDataSource(address.url(), address.user(), address.password());
        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + older)
                .load()
                .migrate();

        assertThatThrownBy(() -> new SpringApplicationBuilder(Migrated.class)
                        .web(WebApplicationType.NONE)
                        .run(Stream.of(address.properties())
                                .map(property -> "--" + property)
                                .toArray(String[]::new)))
                .hasRootCauseInstanceOf(FlywayValidateException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Another build of Dealdesk created the tables of this database")
                .containsPattern("The first difference: (Migration|Detected) .*010")
                .contains(
                        "Start with an empty database: delete the folder data, or on PostgreSQL create a new database.")
                .doesNotContain("\tat org.");
        assertThat(JdbcClient.create(source)
                        .sql("select count(*) from information_schema.tables where lower(table_name) like 'person%'")
                        .query(Long.class)
                        .single())
                .as("nothing was created")
                .isEqualTo(1);
    }

    // Not a @Configuration: the scan of the whole product would find it.
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class Migrated {}
}
