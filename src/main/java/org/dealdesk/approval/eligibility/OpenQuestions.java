package org.dealdesk.approval.eligibility;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which people are asked for advice about a deal at the moment: they see it as long as the question is open. */
@Repository
class OpenQuestions {

    private final JdbcClient jdbc;

    OpenQuestions(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    boolean areAsked(long deal, String person) {
        return !jdbc.sql("""
                        select 1 from advice a join review r on r.id = a.review_id
                         where a.deal_id = ? and a.asked_of = ? and a.answered_at is null and a.taken_back_at is null
                           and r.status = 'OPEN' limit 1
                        """).params(deal, person).query(Integer.class).list().isEmpty();
    }
}
