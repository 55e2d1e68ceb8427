package org.dealdesk.testing.product;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.dealdesk.Dealdesk;
import org.dealdesk.approval.process.Sweeps;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole product, started for real on a port of its own, with a clock that tests move and the engine's jobs run on demand. One
 * per database serves all tests of a JVM; a test that needs an empty world starts its own.
 */
public final class Product implements AutoCloseable {

    private static final Path UPLOADS = Path.of("target", "backtests");
    private static final Map<Database, Product> SHARED = new EnumMap<>(Database.class);

    private final ConfigurableApplicationContext context;
    private final MovableClock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Product(ConfigurableApplicationContext context, MovableClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** The product that all tests share. They keep apart by using customers of their own. */
    public static synchronized Product on(Database database) {
        return SHARED.computeIfAbsent(database, Product::fresh);
    }

    /** Stops what tests shared, before the databases below it stop. */
    static synchronized void closeAll() {
        SHARED.values().forEach(Product::close);
        SHARED.clear();
    }

    /** A product of its own on an empty database. */
    public static Product fresh(Database database) {
        return start(database.fresh());
    }

    /** A product of its own whose {@link CountingDataSource} tells what it sends. */
    public static Product counted(Database database) {
        return start("demo", new MovableClock(), database.fresh(), List.of(context -> context.getBeanFactory()
                .addBeanPostProcessor(new Counting())));
    }

    /** A product on a database that may have been used before. */
    public static Product start(Database.Address address, String... properties) {
        return start("demo", new MovableClock(), address, List.of(), properties);
    }

    /** A product of a company: without the demo accounts. */
    public static Product ofCompany(Database.Address address, MovableClock clock, String... properties) {
        return start("company", clock, address, List.of(), properties);
    }

    /** A product without the demo accounts: people have passwords of their own. */
    public static Product withAccounts(Database.Address address, String... properties) {
        return start("accounts", new MovableClock(), address, List.of(), properties);
    }

    private static Product start(
            String profile,
            MovableClock clock,
            Database.Address address,
            List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers,
            String... properties) {
        EngineStatements statements = new EngineStatements(address);
        SpringApplication application = new SpringApplicationBuilder(Dealdesk.class)
                .profiles(profile)
                .registerShutdownHook(false)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean("clock", MovableClock.class, () -> clock))
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(statements))
                .initializers(initializers.toArray(ApplicationContextInitializer<?>[]::new))
                .build();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--dealdesk.engine.jobs=false",
                "--dealdesk.backtest.directory=" + UPLOADS,
                "--spring.main.log-startup-info=false"));
        if (Stream.of(properties).noneMatch(property -> property.startsWith("server.port="))) {
            arguments.add("--server.port=0");
        }
        // Tests call faster than people; those of the limits name theirs.
        if (Stream.of(properties).noneMatch(property -> property.startsWith("dealdesk.rate-limits."))) {
            arguments.add("--dealdesk.rate-limits.person=off");
            arguments.add("--dealdesk.rate-limits.address=off");
        }
        for (String property : address.properties()) {
            arguments.add("--" + property);
        }
        for (String property : properties) {
            arguments.add("--" + property);
        }
        Product product = new Product(application.run(arguments.toArray(String[]::new)), clock);
        statements.keep((ProcessEngineConfigurationImpl)
                product.bean(ProcessEngine.class).getProcessEngineConfiguration());
        return product;
    }

    /** The REST API as one of the demo accounts. */
    public Client as(String user) {
        return Client.ofUser(http, "http://127.0.0.1:" + port(), user);
    }

    /** The REST API with a token. */
    public Client with(String token) {
        return Client.ofToken(http, "http://127.0.0.1:" + port(), token);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public MovableClock clock() {
        return clock;
    }

    /** Runs each of the engine's jobs that is due, once, as its executor would, and waits for the sweeps that they ask for. */
    public void runDueJobs() {
        ManagementService jobs = bean(ProcessEngine.class).getManagementService();
        jobs.createJobQuery().executable().list().forEach(job -> jobs.executeJob(job.getId()));
        try {
            bean(Sweeps.class).soon("end", () -> {}).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
    }

    /** One of several beans of a type, by its name. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its database is, for another process on the same. */
    public Database.Address address() {
        HikariDataSource pool = bean(HikariDataSource.class);
        return new Database.Address(
                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), pool.getConnectionInitSql());
    }

    /** Straight to the tables, past everything that the product would check. */
    public JdbcClient sql() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        // The engine has one clock in the whole JVM, which the next product must find right.
        clock().reset();
        context.close();
    }

    private static final class Counting implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource dataSource ? new CountingDataSource(dataSource) : bean;
        }
    }
}
