package org.dealdesk.bench;

import java.util.List;
import javax.sql.DataSource;
import org.dealdesk.Dealdesk;
import org.dealdesk.testing.database.CountingDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as production starts it, with the demo accounts, on a port of its own. */
final class BenchedProduct implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Counting counting;

    private BenchedProduct(ConfigurableApplicationContext context, Counting counting) {
        this.context = context;
        this.counting = counting;
    }

    static BenchedProduct start(String jdbcUrl, boolean counted) {
        Counting counting = new Counting(counted);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Dealdesk.class)
                .profiles("postgres", "demo")
                .registerShutdownHook(false)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(counting))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--dealdesk.rate-limits.person=off",
                        "--dealdesk.rate-limits.address=off",
                        "--DEALDESK_DB_URL=" + jdbcUrl,
                        "--DEALDESK_DB_USER=postgres",
                        "--DEALDESK_DB_PASSWORD=",
                        // Jobs would add their own statements to those of a call.
                        "--dealdesk.engine.jobs=" + !counted);
        return new BenchedProduct(context, counting);
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1";
    }

    /** What was sent to the database since it was last asked; empty on a product that is not counted. */
    Traffic traffic() {
        return counting.source == null
                ? new Traffic(List.of(), 0)
                : new Traffic(counting.source.take(), counting.source.takeTransactions());
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Counting implements BeanPostProcessor {

        private final boolean counted;
        private CountingDataSource source;

        Counting(boolean counted) {
            this.counted = counted;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (counted && bean instanceof DataSource database) {
                source = new CountingDataSource(database);
                return source;
            }
            return bean;
        }
    }
}
