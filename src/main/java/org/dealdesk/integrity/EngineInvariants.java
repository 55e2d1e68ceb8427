package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.number;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.process.EngineState.LiveRound;
import org.dealdesk.approval.process.EngineState.OpenTask;

/** What must hold between the product's own tables and the engine: each waits for exactly what the other waits for. */
final class EngineInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "DEAL_HAS_PROCESS",
                    "a deal in review has exactly one live instance of deal-approval, and each live instance one such"
                            + " deal",
                    EngineInvariants::dealHasProcess),
            new Invariant(
                    "REVIEW_HAS_TASK",
                    "an open review has exactly one open engine task, and the reverse; a decided one has none",
                    EngineInvariants::reviewHasTask),
            new Invariant(
                    "JOBS_HEALTHY",
                    "no engine job without retries and without an incident, none locked for longer than twice the lock"
                            + " time",
                    (queries, violations) -> queries.engine()
                            .stuckJobs(queries.clock().instant())
                            .forEach(violations::add)));

    private EngineInvariants() {}

    private static void dealHasProcess(InvariantQueries queries, Violations violations) {
        Map<String, Integer> instances = new HashMap<>();
        for (LiveRound round : queries.engine().liveRounds()) {
            instances.merge(String.valueOf(round.dealNumber()), 1, Integer::sum);
        }
        queries.each("""
                select %s as deal, o.open_rounds from deal d
                  left join (select open_deal_id, count(*) as open_rounds from review_round
                              where open_deal_id is not null group by open_deal_id) o on o.open_deal_id = d.id
                 where d.status = 'IN_REVIEW'
                """.formatted(number("d.id")), row -> {
            String deal = row.getString("deal");
            Integer live = instances.remove(deal);
            if (live == null || live != 1) {
                violations.add(deal + " is in review with " + (live == null ? 0 : live) + " live instances");
            }
            if (row.getInt("open_rounds") != 1) {
                violations.add(deal + " is in review with " + row.getInt("open_rounds") + " open rounds");
            }
        });
        instances.forEach(
                (deal, live) -> violations.add(deal + " is not in review and has " + live + " live instances"));
        queries.each("""
                select %s || ' is ' || d.status || ' with an open round' from review_round r
                  join deal d on d.id = r.deal_id where r.ended_at is null and d.status <> 'IN_REVIEW'
                """.formatted(number("d.id")), row -> violations.add(row.getString(1)));
    }

    private static void reviewHasTask(InvariantQueries queries, Violations violations) {
        Map<String, OpenTask> tasks = new HashMap<>();
        queries.engine().openTasks().forEach(task -> tasks.put(task.engineTaskId(), task));
        queries.each("""
                select id, %s as deal, function, engine_task, process_instance from review where status = 'OPEN'
                """.formatted(number("deal_id")), row -> {
            OpenTask task = tasks.remove(row.getString("engine_task"));
            String review = "%s review %s of %s"
                    .formatted(row.getString("deal"), row.getString("id"), row.getString("function"));
            if (task == null) {
                violations.add(review + " is open and has no engine task");
            } else if (!task.function().equals(row.getString("function"))
                    || !task.processInstanceId().equals(row.getString("process_instance"))) {
                violations.add(review + " has the engine task of another review: " + task);
            }
        });
        tasks.values().forEach(task -> violations.add(task + " has no open review"));
        queries.each("""
                select %s || ' review ' || v.id || ' is open outside its round' from review v
                  join review_round r on r.id = v.round_id
                 where v.status = 'OPEN' and (r.ended_at is not null or r.deal_id <> v.deal_id or r.revision <> v.revision)
                """.formatted(number("v.deal_id")), row -> violations.add(row.getString(1)));
    }
}
