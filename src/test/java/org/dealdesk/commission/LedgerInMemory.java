package org.dealdesk.commission;

import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger without a database, which knows of some revisions of a deal that a commission accrued. */
public final class LedgerInMemory extends Ledger {

    private final Set<Integer> accrued;

    public LedgerInMemory(Integer... accrued) {
        super(new JdbcTemplate(), Clock.systemUTC());
        this.accrued = Set.of(accrued);
    }

    @Override
    public boolean hasAccrued(long dealId, int revision) {
        return accrued.contains(revision);
    }
}
