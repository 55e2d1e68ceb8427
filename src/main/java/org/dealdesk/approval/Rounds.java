package org.dealdesk.approval;

import java.time.Instant;
import org.dealdesk.deal.Deal;
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

    /** Starts the round that the deal has just entered. */
    void start(Deal deal, Instant now) {
        jdbc.sql("""
                        insert into review_round (id, deal_id, revision, number, kind, started_at, open_deal_id)
                        values (?, ?, ?, ?, 'SUBMISSION', ?, ?)
                        """)
                .params(ReviewId.round(deal), deal.id(), deal.revision(), deal.rounds(), Reviews.utc(now), deal.id())
                .update();
    }

    void end(long dealId, Instant now) {
        jdbc.sql("update review_round set ended_at = ?, open_deal_id = null where open_deal_id = ?")
                .params(Reviews.utc(now), dealId)
                .update();
    }
}
