package org.dealdesk.testing.product;

import java.util.EnumMap;
import java.util.Map;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.Transaction;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.dealdesk.testing.database.Database;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Reading the engine's statements from their XML takes nearly half of a start. The first product on a database reads them, as outside of
 * tests, and the others of the same JVM take those.
 */
final class EngineStatements implements BeanPostProcessor {

    private static final Map<Database, Configuration> READ = new EnumMap<>(Database.class);

    private final Database database;

    EngineStatements(Database.Address address) {
        this.database = address.url().startsWith("jdbc:h2:") ? Database.H2 : Database.POSTGRESQL;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ProcessEngineConfigurationImpl engine) {
            synchronized (READ) {
                if (READ.containsKey(database)) {
                    engine.setSqlSessionFactory(new Sessions(READ.get(database), engine));
                }
            }
        }
        return bean;
    }

    /** To be told once the engine has started. */
    void keep(ProcessEngineConfigurationImpl engine) {
        synchronized (READ) {
            READ.putIfAbsent(database, engine.getSqlSessionFactory().getConfiguration());
        }
    }

    /** Sessions of one engine with statements that another has read. */
    private static final class Sessions extends DefaultSqlSessionFactory {

        private final ProcessEngineConfigurationImpl engine;

        Sessions(Configuration statements, ProcessEngineConfigurationImpl engine) {
            super(statements);
            this.engine = engine;
        }

        @Override
        public SqlSession openSession() {
            Transaction transaction =
                    engine.getTransactionFactory().newTransaction(engine.getDataSource(), null, false);
            Executor executor = getConfiguration()
                    .newExecutor(transaction, getConfiguration().getDefaultExecutorType());
            return new DefaultSqlSession(getConfiguration(), executor, false);
        }
    }
}
