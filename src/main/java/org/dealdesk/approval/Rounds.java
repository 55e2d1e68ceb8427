package org.dealdesk.approval;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for every time a deal went into review; at most one of a deal's rounds is open. */
@Repository
class Rounds {

    private final JdbcClient jdbc;

    Rounds(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Starts the round of a new submission; its number is the count of the deal's rounds. */
    void start(String id, long dealId, int revision, Instant now) {
        jdbc.sql("""
                        insert into review_round (id, deal_id, revision, number, kind, started_at, open_deal_id)
                        select ?, ?, ?, coalesce(max(number), 0) + 1, 'SUBMISSION', ?, ? from review_round where deal_id = ?
                        """)
                .params(id, dealId, revision, Reviews.utc(now), dealId, dealId)
                .update();
    }

    void end(long dealId, Instant now) {
        jdbc.sql("update review_round set ended_at = ?, open_deal_id = null where open_deal_id = ?")
                .params(Reviews.utc(now), dealId)
                .update();
    }

    Optional<String> open(long dealId) {
        return jdbc.sql("select id from review_round where open_deal_id = ?")
                .param(dealId)
                .query(String.class)
                .optional();
    }
}
