package org.dealdesk.approval.process;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What {@code camunda.bpm} in application.yaml cannot say about the engine. Settings that keep it safe are here, where no
 * environment variable changes them. As a plugin it waits for the migrations, and the engine waits for its plugins.
 */
@Configuration(proxyBeanMethods = false)
@DependsOnDatabaseInitialization
class EngineConfiguration extends SpringBootProcessEnginePlugin {

    private final DealApproval dealApproval;
    private final Deadlines deadlines;

    EngineConfiguration(DealApproval dealApproval, Deadlines deadlines) {
        this.dealApproval = dealApproval;
        this.deadlines = deadlines;
    }

    /** Ordered ids keep indexes compact. */
    @Bean
    static IdGenerator engineIds() {
        NoArgGenerator ids = Generators.timeBasedEpochGenerator();
        return () -> ids.generate().toString();
    }

    /** Replaces the starter's of the same name, which interrupts jobs when it stops. Only the engine's jobs use it. */
    @Bean(defaultCandidate = false)
    static ThreadPoolTaskExecutor camundaTaskExecutor(CamundaBpmProperties properties) {
        JobExecutionProperty jobs = properties.getJobExecution();
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("engine-job-");
        threads.setCorePoolSize(jobs.getCorePoolSize());
        threads.setMaxPoolSize(jobs.getMaxPoolSize());
        threads.setQueueCapacity(jobs.getQueueCapacity());
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(EngineJobs.SLOWEST_JOB_SECONDS);
        return threads;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        requireUtc();
        limitWhatDiagramsReach(engine);
        keepLittleHistory(engine);
        switchOffWhatIsNotUsed(engine);
        engine.setCustomSessionFactories(KnownAnswers.sessions());
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
    }

    private static void requireUtc() {
        ZoneRules rules = TimeZone.getDefault().toZoneId().getRules();
        if (!rules.isFixedOffset() || !rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC)) {
            throw new IllegalStateException(
                    "The engine keeps due dates in the JVM's time zone, which must be UTC (-Duser.timezone=UTC) but is "
                            + TimeZone.getDefault().getID());
        }
    }

    /** Without a map of its own, an expression or a script reaches every bean of the application. */
    private void limitWhatDiagramsReach(SpringProcessEngineConfiguration engine) {
        Map<Object, Object> beans = new LinkedHashMap<>();
        beans.put("dealApproval", dealApproval);
        beans.put("deadlines", deadlines);
        engine.setBeans(beans);
        engine.setExpressionManager(new Expressions(beans));
        engine.setArtifactFactory(EngineConfiguration::refuseClass);
    }

    private static <T> T refuseClass(Class<T> named) {
        throw new IllegalStateException("A diagram must not name a class, but names " + named.getName());
    }

    /** The product's own history is the record; the engine's is for diagnosis, and its level is fixed at first start. */
    private static void keepLittleHistory(SpringProcessEngineConfiguration engine) {
        engine.setHistoryCleanupEnabled(!engine.getHistory().equals(ProcessEngineConfiguration.HISTORY_NONE));
        engine.setHistoryTimeToLive("P30D");
        // The other strategy rewrites every history row of an instance when it ends.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        // Written only to history that is not kept. The default looks the machine up and prints a stack trace where it
        // has no address.
        engine.setHostname("dealdesk");
    }

    private static void switchOffWhatIsNotUsed(SpringProcessEngineConfiguration engine) {
        engine.setCmmnEnabled(false);
        engine.setDmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableScriptCompilation(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setTaskMetricsEnabled(false);
        // Refusals are thrown through the engine and logged by the use case, once.
        engine.setEnableCmdExceptionLogging(false);
    }
}
