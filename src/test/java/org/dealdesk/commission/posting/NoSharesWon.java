package org.dealdesk.commission.posting;

import java.time.LocalDate;
import java.util.Collection;
import org.dealdesk.guardrail.commission.Attainments;
import org.dealdesk.policy.CommissionRules;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger in which no person has won a deal. */
public final class NoSharesWon extends StoredShares {

    public NoSharesWon() {
        super(new JdbcTemplate());
    }

    @Override
    public Attainments of(Collection<String> people, CommissionRules rules, LocalDate day) {
        return Attainments.NONE;
    }
}
