package org.dealdesk.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.WonShares;
import org.dealdesk.guardrail.commission.Attainments;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What people have won in a commission year, as the ledger has it. */
@Repository
public class StoredShares {

    private final NamedParameterJdbcTemplate jdbc;

    StoredShares(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** What these people have won so far in the year of that day, under the plans with tiers. Without such plans no question is asked. */
    public Attainments of(Collection<String> people, CommissionRules rules, LocalDate day) {
        List<String> plans = rules.plans().stream()
                .filter(plan -> plan.pay().isTiered())
                .map(CommissionPlan::id)
                .toList();
        if (plans.isEmpty() || people.isEmpty()) {
            return Attainments.NONE;
        }
        LocalDate start = WonShares.startOfYear(day, rules.terms().yearStarts());
        Map<PersonPlan, BigDecimal> won = new HashMap<>();
        jdbc.query(
                """
                select person, plan, sum(share) as won from won_share
                 where person in (:people) and plan in (:plans) and won_on >= :start and won_on < :next
                 group by person, plan
                """,
                new MapSqlParameterSource()
                        .addValue("people", people)
                        .addValue("plans", plans)
                        .addValue("start", start)
                        .addValue("next", start.plusYears(1)),
                row -> {
                    won.put(
                            new PersonPlan(row.getString("person"), row.getString("plan")),
                            row.getBigDecimal("won").stripTrailingZeros());
                });
        return (person, plan) -> won.getOrDefault(new PersonPlan(person, plan), BigDecimal.ZERO);
    }
}
