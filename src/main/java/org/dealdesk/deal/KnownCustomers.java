package org.dealdesk.deal;

import java.util.List;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.text.Identity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The customers that submitted deals name, offered to a rep who types another spelling of one. */
@Repository
public class KnownCustomers {

    /** More spellings than this of one customer are no help. */
    private static final int MOST = 5;

    private final NamedParameterJdbcTemplate jdbc;

    KnownCustomers(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * The spellings of this id in deals that the caller may see, sorted; none where what was typed is one of them.
     *
     * @param except the deal that is being written, which does not count; 0 for a new one
     */
    public List<String> meant(String typed, long except, Caller caller) {
        if (typed == null) {
            return List.of();
        }
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("key", Identity.key(typed))
                .addValue("rep", caller.id())
                .addValue("except", except);
        String visible = caller.seesAllDeals() ? "" : " and " + DealList.VISIBLE_TO_REP;
        List<String> known = jdbc.queryForList(
                "select distinct d.customer_id from deal d where d.customer_key = :key and d.status <> 'DRAFT'"
                        + " and d.id <> :except" + visible,
                parameters,
                String.class);
        return known.contains(Identity.trimmed(typed))
                ? List.of()
                : known.stream().sorted().limit(MOST).toList();
    }
}
