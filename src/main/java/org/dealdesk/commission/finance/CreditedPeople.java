package org.dealdesk.commission.finance;

import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who counts as credited on a deal: its reps, the people of its overlays, and all who have entries on it. */
@Repository
public class CreditedPeople {

    private final JdbcClient jdbc;
    private final Policies policies;

    CreditedPeople(JdbcTemplate jdbc, Policies policies) {
        this.jdbc = JdbcClient.create(jdbc);
        this.policies = policies;
    }

    public Set<String> of(long dealId) {
        Set<String> people = new TreeSet<>(
                jdbc.sql("""
                        select person from deal_conflict where deal_id = ? and reason = 'CREDITED'
                         union
                        select e.person from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
                         where t.deal_id = ? and e.person is not null
                        """).params(dealId, dealId).query(String.class).list());
        jdbc.sql("select policy_version from revision where deal_id = ?")
                .param(dealId)
                .query(String.class)
                .list()
                .forEach(version ->
                        people.addAll(policies.version(version).commission().overlayPeople()));
        return people;
    }
}
