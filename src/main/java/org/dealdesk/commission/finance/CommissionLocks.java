package org.dealdesk.commission.finance;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows that commands of finance lock, in the transaction at hand. They come after those of deals, people and the month: PAYOUT, then
 * RECORDS.
 */
@Repository
public class CommissionLocks {

    private final JdbcClient jdbc;

    CommissionLocks(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Lets holds, proposals, approvals, payments, cancellations and returns run one after another. */
    public void payout() {
        lock("PAYOUT");
    }

    /** How often PAYOUT was locked; read without a lock. */
    public long payoutVersion() {
        return jdbc.sql("select version from commission_lock where name = 'PAYOUT'")
                .query(Long.class)
                .single();
    }

    void records() {
        lock("RECORDS");
    }

    private void lock(String name) {
        jdbc.sql("update commission_lock set version = version + 1 where name = ?")
                .param(name)
                .update();
    }
}
