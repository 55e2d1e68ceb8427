package org.dealdesk.approval.process;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine, set up by hand: what is not switched on here is off. It shares the application's data source and
 * transactions, so a decision and the step that it causes are stored together or not at all.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EngineJobs jobs,
            DealApproval dealApproval,
            Deadlines deadlines,
            @Value("${dealdesk.engine.history:none}") String history) {
        requireUtc();
        var engine = new SpringTransactionsProcessEngineConfiguration();
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setJdbcBatchProcessing(true);
        // The default fetches blocks of ids from the database under a lock; ordered ones also keep indexes compact.
        NoArgGenerator ids = Generators.timeBasedEpochGenerator();
        engine.setIdGenerator(() -> ids.generate().toString());
        engine.setExpressionManager(new Expressions(reachable(dealApproval, deadlines)));
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // Written only to history that is not kept. The default looks the machine up and prints a stack trace where it
        // has no address.
        engine.setHostname("dealdesk");
        keepLittleHistory(engine, history);
        switchOffWhatIsNotUsed(engine);
        engine.setJobExecutor(jobs.executor());
        engine.setJobExecutorActivate(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setDefaultNumberOfRetries(3);
        return engine.buildProcessEngine();
    }

    private static void requireUtc() {
        ZoneRules rules = TimeZone.getDefault().toZoneId().getRules();
        if (!rules.isFixedOffset() || !rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC)) {
            throw new IllegalStateException(
                    "The engine keeps due dates in the JVM's time zone, which must be UTC (-Duser.timezone=UTC) but is "
                            + TimeZone.getDefault().getID());
        }
    }

    /** A map of its own: otherwise an expression reaches every bean of the application. */
    private static Map<Object, Object> reachable(DealApproval dealApproval, Deadlines deadlines) {
        Map<Object, Object> beans = new LinkedHashMap<>();
        beans.put("dealApproval", dealApproval);
        beans.put("deadlines", deadlines);
        return beans;
    }

    /** The product's own history is the record; the engine's is for diagnosis, and its level is fixed at first start. */
    private static void keepLittleHistory(SpringTransactionsProcessEngineConfiguration engine, String level) {
        engine.setHistory(level);
        engine.setHistoryCleanupEnabled(!level.equals(ProcessEngineConfiguration.HISTORY_NONE));
        engine.setHistoryTimeToLive("P30D");
        // The other strategy rewrites every history row of an instance when it ends.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
    }

    private static void switchOffWhatIsNotUsed(SpringTransactionsProcessEngineConfiguration engine) {
        engine.setCmmnEnabled(false);
        engine.setDmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setAuthorizationEnabled(false);
        engine.setTenantCheckEnabled(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableScriptCompilation(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        // Refusals are thrown through the engine and logged by the use case, once.
        engine.setEnableCmdExceptionLogging(false);
    }
}
