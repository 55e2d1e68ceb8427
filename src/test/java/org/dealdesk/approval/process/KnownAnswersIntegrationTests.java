package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same rounds on an engine that is told what the product knows, and on one that asks the database for everything. */
class KnownAnswersIntegrationTests {

    private static final List<String> FUNCTIONS = List.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE");
    private static final String EXECUTIONS = """
            select e.BUSINESS_KEY_, e.ACT_ID_, p.ACT_ID_ as PARENT_ACT_ID_, e.IS_ACTIVE_, e.IS_CONCURRENT_, e.IS_SCOPE_,
                   e.CACHED_ENT_STATE_, e.REV_
              from ACT_RU_EXECUTION e left join ACT_RU_EXECUTION p on p.ID_ = e.PARENT_ID_
             order by e.SEQUENCE_COUNTER_, e.ACT_ID_, e.IS_SCOPE_
            """;
    private static final String TASKS = """
            select t.TASK_DEF_KEY_, t.NAME_, t.REV_, e.ACT_ID_
              from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.EXECUTION_ID_ order by t.TASK_DEF_KEY_
            """;

    private static EngineFixture told;
    private static EngineFixture stock;
    private static int deals;

    @BeforeAll
    static void start() {
        told = EngineFixture.on(Database.H2);
        stock = EngineFixture.on(Database.H2);
        KnownAnswers.sessions().forEach(KnownAnswersIntegrationTests::askTheDatabase);
    }

    @AfterAll
    static void stop() {
        told.close();
        stock.close();
    }

    @SuppressWarnings("unchecked")
    private static void askTheDatabase(SessionFactory known) {
        ProcessEngineConfigurationImpl engine =
                (ProcessEngineConfigurationImpl) stock.engine().getProcessEngineConfiguration();
        engine.getSessionFactories().put(known.getSessionType(), new GenericManagerFactory((Class<? extends Session>)
                known.getSessionType()));
    }

    @Test
    void leadToTheSameRounds() {
        Seeded.check(60, chance -> {
            DealTransaction tx = LockedDeals.inReview(++deals);
            List<String> asked =
                    FUNCTIONS.stream().filter(function -> chance.chance(60)).toList();
            boolean appeal = chance.chance(30);
            boolean position = chance.chance(50);
            both(engine -> {
                engine.steps().forget();
                engine.steps().ask(asked);
                if (appeal) {
                    engine.steps().hearAppeals(position);
                    engine.process().startAppeal(tx);
                } else {
                    engine.process().start(tx);
                }
            });
            while (!told.steps().openFunctions().isEmpty()) {
                String function = chance.oneOf(told.steps().openFunctions());
                int move = chance.between(1, 10);
                both(engine -> move(engine, tx, function, move));
            }
        });
    }

    private static void move(EngineFixture engine, DealTransaction tx, String function, int move) {
        String task = engine.steps().task(function);
        switch (move) {
            case 1 -> engine.process().reject(tx, task);
            case 2 -> engine.process().requestChanges(tx, task);
            case 3 -> engine.process().recall(tx, task);
            default -> {
                engine.steps().decided(task);
                engine.process().advance(tx, task);
            }
        }
    }

    @FunctionalInterface
    private interface Move {
        void on(EngineFixture engine);
    }

    private static void both(Move move) {
        List<String> after = after(told, move);
        int statements = told.statements().take().size();
        assertThat(after).isEqualTo(after(stock, move));
        assertThat(statements).isLessThan(stock.statements().take().size());
    }

    /** What the engine told of the move, and all that it then keeps. */
    private static List<String> after(EngineFixture engine, Move move) {
        engine.statements().take();
        engine.inTransaction(() -> move.on(engine));
        List<String> after = new ArrayList<>(engine.steps().take());
        JdbcTemplate jdbc = engine.bean(JdbcTemplate.class);
        jdbc.queryForList(EXECUTIONS).forEach(row -> after.add(row.toString()));
        jdbc.queryForList(TASKS).forEach(row -> after.add(row.toString()));
        return after;
    }
}
