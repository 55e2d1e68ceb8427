package org.dealdesk.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A world in which the deal at hand is the first one. */
public final class NoOtherDeals extends CustomerDeals {

    private static final Counted NONE = new Counted(BigDecimal.ZERO, List.of());

    public NoOtherDeals() {
        super(new JdbcTemplate());
    }

    @Override
    public Concentration approvedSince(String customerId, Instant since, LocalDate today, long except) {
        return new Concentration(BigDecimal.ZERO, NONE, 0);
    }

    @Override
    public Counted firstSubmittedSince(
            String customerId, Instant since, BigDecimal upTo, LocalDate today, long except) {
        return NONE;
    }

    @Override
    public List<String> otherSpellings(String customerId, long except) {
        return List.of();
    }
}
