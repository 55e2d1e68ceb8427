package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import javax.script.ScriptEngineManager;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.dealdesk.testing.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/** The settings that the engine runs with, wherever they come from, and what the starter adds to the application. */
class EngineSettingsIntegrationTests {

    private static EngineFixture engine;
    private static SpringProcessEngineConfiguration settings;

    @BeforeAll
    static void start() {
        engine = EngineFixture.on(Database.H2, "dealdesk.engine.jobs=true");
        settings = (SpringProcessEngineConfiguration) engine.engine().getProcessEngineConfiguration();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void switchesOffWhatIsNotUsed() {
        SoftAssertions off = new SoftAssertions();
        off.assertThat(settings.isDmnEnabled()).as("DMN").isFalse();
        off.assertThat(settings.isCmmnEnabled()).as("CMMN").isFalse();
        off.assertThat(settings.isStandaloneTasksEnabled())
                .as("standalone tasks")
                .isFalse();
        off.assertThat(settings.isAuthorizationEnabled()).as("authorizations").isFalse();
        off.assertThat(settings.isTenantCheckEnabled()).as("tenants").isFalse();
        off.assertThat(settings.isMetricsEnabled()).as("metrics").isFalse();
        off.assertThat(settings.isTaskMetricsEnabled()).as("task metrics").isFalse();
        off.assertThat(settings.isDbMetricsReporterActivate())
                .as("metrics reporter")
                .isFalse();
        off.assertThat(settings.isEnableExpressionsInAdhocQueries())
                .as("expressions in queries")
                .isFalse();
        off.assertThat(settings.isEnableExpressionsInStoredQueries())
                .as("expressions in stored queries")
                .isFalse();
        off.assertThat(settings.isJavaSerializationFormatEnabled())
                .as("serialized objects")
                .isFalse();
        off.assertThat(settings.isEnableScriptCompilation())
                .as("compiled scripts")
                .isFalse();
        off.assertThat(settings.isEnableScriptEngineLoadExternalResources())
                .as("resources for scripts")
                .isFalse();
        off.assertThat(settings.isEnableFetchScriptEngineFromProcessApplication())
                .as("scripts of process applications")
                .isFalse();
        off.assertThat(settings.isEnableCmdExceptionLogging())
                .as("log of refusals")
                .isFalse();
        off.assertThat(settings.getDeploymentResources())
                .as("deployed by the starter")
                .isEmpty();
        off.assertThat(settings.getCustomHistoryEventHandlers())
                .as("history events for the application")
                .isEmpty();
        off.assertThat(settings.getCustomPostBPMNParseListeners())
                .as("listeners to diagrams")
                .hasOnlyElementsOfType(DefaultFailedJobParseListener.class);
        off.assertAll();
    }

    @Test
    void letsDiagramsReachTwoBeansAndNoClass() {
        assertThat(settings.getBeans()).containsOnlyKeys("dealApproval", "deadlines");
        assertThat(settings.getExpressionManager()).isInstanceOf(Expressions.class);
        assertThat(settings.getResolverFactories())
                .as("what a script reaches")
                .extracting(factory -> factory.getClass().getSimpleName())
                .containsExactly("MocksResolverFactory", "VariableScopeResolverFactory", "BeansResolverFactory");
        assertThat(new ScriptEngineManager().getEngineFactories())
                .as("languages of scripts other than JUEL and FEEL, which the engine brings along")
                .allSatisfy(factory -> assertThat(factory.getClass().getName()).startsWith("org.camunda."));
        assertThatThrownBy(() -> settings.getArtifactFactory().getArtifact(DealApproval.class))
                .hasMessage("A diagram must not name a class, but names " + DealApproval.class.getName());
    }

    @Test
    void leavesTheSchemaToTheMigrationsAndSharesTheirDatabase() {
        assertThat(settings.getDatabaseSchemaUpdate()).isEqualTo(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        assertThat(settings.getTransactionManager()).isSameAs(engine.bean(PlatformTransactionManager.class));
        assertThat(settings.isTransactionsExternallyManaged()).isTrue();
        assertThat(settings.getDataSource())
                .isInstanceOfSatisfying(
                        TransactionAwareDataSourceProxy.class,
                        proxy -> assertThat(proxy.getTargetDataSource()).isSameAs(engine.bean(DataSource.class)));
        assertThat(settings.isJdbcBatchProcessing()).isTrue();
        assertThat(settings.getIdGenerator().getNextId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.{17}");
    }

    @Test
    void keepsNoHistory() {
        assertThat(settings.getHistoryLevel().getName()).isEqualTo(ProcessEngineConfiguration.HISTORY_NONE);
        assertThat(settings.isHistoryCleanupEnabled()).isFalse();
        assertThat(settings.getHistoryTimeToLive()).isEqualTo("P30D");
        assertThat(settings.getHistoryRemovalTimeStrategy())
                .isEqualTo(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        assertThat(settings.getHostname()).isEqualTo("dealdesk");
    }

    @Test
    void runsJobsOnTwoThreadsAndLetsThemEnd() {
        JobExecutor executor = engine.bean(JobExecutor.class);
        assertThat(settings.getJobExecutor()).isSameAs(executor);
        assertThat(Duration.ofMillis(executor.getLockTimeInMillis()).toSeconds())
                .isEqualTo(10L * EngineJobs.SLOWEST_JOB_SECONDS);
        assertThat(Duration.ofMillis(executor.getMaxWait())).isEqualTo(Duration.ofMinutes(1));
        assertThat(executor.isAutoActivate()).isFalse();
        assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(settings.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(settings.getDefaultNumberOfRetries()).isEqualTo(3);
        assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();

        ThreadPoolTaskExecutor threads = engine.bean(ThreadPoolTaskExecutor.class);
        assertThat(List.of(threads.getCorePoolSize(), threads.getMaxPoolSize(), threads.getQueueCapacity()))
                .containsExactly(2, 2, 6);
        assertThat(threads).extracting("waitForTasksToCompleteOnShutdown").isEqualTo(true);
        assertThat(threads.getThreadNamePrefix()).isEqualTo("engine-job-");
    }

    @Test
    void isWithoutJobExecutorWhereTimersAreNotWanted() {
        try (EngineFixture other = EngineFixture.on(Database.H2)) {
            assertThat(other.beans(JobExecutor.class)).isEmpty();
            assertThat(other.beans(EngineJobs.class)).isEmpty();
        }
    }

    /** The starter would also make filters and users, guess the level of the history and know JSON, by plugins. */
    @Test
    void knowsEveryPlugin() {
        assertThat(engine.beans(ProcessEnginePlugin.class).values())
                .extracting(plugin -> plugin.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "DefaultProcessEngineConfiguration",
                        "DefaultDatasourceConfiguration",
                        "DefaultJobConfiguration",
                        "DefaultHistoryConfiguration",
                        "DefaultMetricsConfiguration",
                        "DefaultAuthorizationConfiguration",
                        "DefaultDeploymentConfiguration",
                        "GenericPropertiesConfiguration",
                        "DefaultFailedJobConfiguration",
                        "EventPublisherPlugin",
                        // Gives the engine the class loader that it has anyway.
                        "ApplicationContextClassloaderSwitchPlugin",
                        "EngineConfiguration");
    }

    @Test
    void saysNothingOfItsOwnAboutHealthAndLeavesTheApplicationItsThreads() {
        assertThat(engine.beans(HealthIndicator.class)).isEmpty();
        assertThat(engine.beans(TaskExecutor.class)).containsOnlyKeys("camundaTaskExecutor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.camunda.bpm.engine.rest.impl.CamundaRestResources",
                "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
                "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration",
                "org.camunda.bpm.cockpit.Cockpit",
                "org.camunda.bpm.admin.Admin",
                "org.camunda.bpm.tasklist.Tasklist",
                "org.camunda.connect.Connectors",
                "org.camunda.spin.Spin",
                "org.glassfish.jersey.server.ResourceConfig",
                "com.sun.xml.bind.v2.ContextFactory",
                "org.springframework.orm.jpa.JpaTransactionManager"
            })
    void isWithoutTheClass(String name) {
        assertThat(ClassUtils.isPresent(name, getClass().getClassLoader())).isFalse();
    }
}
