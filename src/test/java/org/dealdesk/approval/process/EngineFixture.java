package org.dealdesk.approval.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.dealdesk.approval.deadline.ExpirySweep;
import org.dealdesk.approval.deadline.ServiceLevels;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.ReviewSteps;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.background.FaultBarrier;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine alone, on a database of its own, telling its steps to a list. */
final class EngineFixture implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private EngineFixture(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static EngineFixture on(Database database, String... properties) {
        return on(database.fresh(), properties);
    }

    static EngineFixture on(Database.Address address, String... properties) {
        Map<String, String> arguments = new LinkedHashMap<>(Map.of("dealdesk.engine.jobs", "false"));
        Stream.concat(Stream.of(address.properties()), Stream.of(properties)).forEach(property -> {
            int equals = property.indexOf('=');
            arguments.put(property.substring(0, equals), property.substring(equals + 1));
        });
        return new EngineFixture(new SpringApplicationBuilder(Engine.class)
                .web(WebApplicationType.NONE)
                .profiles("engine")
                .properties("spring.jmx.enabled=false")
                .run(arguments.entrySet().stream()
                        .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                        .toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Map<String, T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    boolean isLive(String dealNumber) {
        return bean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(dealNumber)
                        .count()
                > 0;
    }

    ApprovalProcess process() {
        return bean(ApprovalProcess.class);
    }

    ProcessEngine engine() {
        return bean(ProcessEngine.class);
    }

    Steps steps() {
        return bean(Steps.class);
    }

    CountingDataSource statements() {
        return bean(CountingDataSource.class);
    }

    <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void close() {
        context.close();
    }

    // Not a @Configuration: the scan of the whole product would find it.
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        CamundaBpmAutoConfiguration.class
    })
    @Import({
        EngineSchema.class,
        EngineConfiguration.class,
        EngineJobs.class,
        EngineCall.class,
        CallInProgress.class,
        EngineState.class,
        ProcessDefinitions.class,
        ApprovalProcess.class,
        DealApproval.class,
        Deadlines.class,
        Sweeps.class,
        FaultBarrier.class,
        BackgroundWork.class,
        Steps.class
    })
    static class Engine {

        @Bean
        static MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static BeanPostProcessor countStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? new CountingDataSource(dataSource) : bean;
                }
            };
        }
    }

    /** Remembers what the process asked for; can be told to refuse. */
    static final class Steps implements ReviewSteps, ExpirySweep, ServiceLevels {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<Review> open = new ArrayList<>();
        private Set<String> asks;
        private boolean appeal;
        private boolean rejected;
        private RuntimeException refusal;

        record Review(String function, String engineTaskId) {}

        @Override
        public boolean asks(DealTransaction tx, String function) {
            if (asks == null) {
                throw new IllegalStateException("Nobody said whom " + tx.deal().number() + " asks");
            }
            return asks.contains(function);
        }

        @Override
        public boolean onAppeal(DealTransaction tx) {
            return appeal;
        }

        @Override
        public boolean tookPosition(DealTransaction tx, String function) {
            return appeal && rejected;
        }

        @Override
        public boolean appealPossible(DealTransaction tx) {
            return !appeal;
        }

        @Override
        public void reviewOpened(DealTransaction tx, String function, String processInstanceId, String engineTaskId) {
            told.add("opened " + function);
            open.add(new Review(function, engineTaskId));
        }

        @Override
        public void reviewCancelled(DealTransaction tx, String engineTaskId) {
            told.add("cancelled " + function(engineTaskId));
            open.removeIf(review -> review.engineTaskId().equals(engineTaskId));
        }

        @Override
        public void approved(DealTransaction tx) {
            if (refusal != null) {
                throw refusal;
            }
            told.add("approved " + tx.deal().number());
        }

        @Override
        public void sweep() {
            told.add("swept");
        }

        @Override
        public void remindAndEscalate() {
            told.add("reminded");
        }

        /** The functions that rounds ask from now on. */
        void ask(Collection<String> functions) {
            asks = Set.copyOf(functions);
        }

        /** Rounds hear appeals from now on; a function whose task is completed has rejected, or approved. */
        void hearAppeals(boolean rejected) {
            this.appeal = true;
            this.rejected = rejected;
        }

        void refuseWith(RuntimeException refusal) {
            this.refusal = refusal;
        }

        /** The task that asks this function now. */
        String task(String function) {
            return open.stream()
                    .filter(review -> review.function().equals(function))
                    .findFirst()
                    .orElseThrow()
                    .engineTaskId();
        }

        void decided(String engineTaskId) {
            open.removeIf(review -> review.engineTaskId().equals(engineTaskId));
        }

        List<String> openFunctions() {
            return open.stream().map(Review::function).sorted().toList();
        }

        void forget() {
            told.clear();
            open.clear();
            asks = null;
            appeal = false;
            rejected = false;
        }

        /** Everything told since the last call, in order. */
        List<String> take() {
            List<String> taken = List.copyOf(told);
            told.clear();
            return taken;
        }

        private String function(String engineTaskId) {
            return open.stream()
                    .filter(review -> review.engineTaskId().equals(engineTaskId))
                    .map(Review::function)
                    .findFirst()
                    .orElse("?");
        }
    }
}
