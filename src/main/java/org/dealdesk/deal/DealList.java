package org.dealdesk.deal;

import java.util.List;
import java.util.Locale;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.platform.text.SearchText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists of deals, newest first, read page by page without loading any document. */
@Repository
public class DealList {

    static final String VISIBLE_TO_REP = """
            (d.owner = :rep or exists (select 1 from revision_credit c
                                        where c.rep = :rep and c.deal_id = d.id and c.revision = d.revision))
            """;

    private final NamedParameterJdbcTemplate jdbc;

    DealList(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** At most {@code limit} deals with a smaller id than {@code before}. */
    public List<Deal> page(DealFilter filter, long before, int limit) {
        StringBuilder sql = new StringBuilder("select d.* from deal d where d.id < :before");
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("before", before)
                .addValue("limit", limit)
                .addValue("drafter", filter.reader().draftsOf());
        sql.append(" and (d.status <> 'DRAFT' or d.owner = :drafter)");
        if (filter.reader().viewer() != null) {
            sql.append(" and ").append(VISIBLE_TO_REP.replace(":rep", ":viewer"));
            parameters.addValue("viewer", filter.reader().viewer());
        }
        if (filter.parties().rep() != null) {
            sql.append(" and ").append(VISIBLE_TO_REP);
            parameters.addValue("rep", filter.parties().rep());
        }
        if (filter.statuses() != null) {
            sql.append(" and d.status in (:statuses)");
            parameters.addValue(
                    "statuses", filter.statuses().stream().map(DealStatus::name).toList());
        }
        narrow(
                sql,
                parameters,
                "d.customer_key = ",
                "customer",
                Identity.key(filter.parties().customerId()));
        narrow(sql, parameters, "d.currency = ", "currency", filter.worth().currency());
        narrow(sql, parameters, "d.tcv >= ", "minTcv", filter.worth().minTcv());
        narrow(sql, parameters, "d.tcv <= ", "maxTcv", filter.worth().maxTcv());
        narrow(
                sql,
                parameters,
                "d.submitted_at >= ",
                "from",
                Instants.utc(filter.submitted().from()));
        narrow(
                sql,
                parameters,
                "d.submitted_at < ",
                "to",
                Instants.utc(filter.submitted().to()));
        if (filter.marks().awaitsConfirmation()) {
            sql.append(" and d.status = 'WON' and d.awaits_confirmation");
        }
        if (filter.marks().overridden()) {
            sql.append(" and exists (select 1 from decision o where o.deal_id = d.id and o.overrides)");
        }
        if (filter.text() != null) {
            search(sql, parameters, filter.text());
        }
        return jdbc.query(sql.append(" order by d.id desc limit :limit").toString(), parameters, DealRows::deal);
    }

    private static void narrow(
            StringBuilder sql, MapSqlParameterSource parameters, String condition, String name, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition).append(':').append(name);
            parameters.addValue(name, value);
        }
    }

    private static void search(StringBuilder sql, MapSqlParameterSource parameters, String text) {
        String folded = SearchText.fold(text);
        sql.append(" and (d.customer_key = :exact or d.id = :number");
        if (!folded.isEmpty()) {
            sql.append(" or d.search_text like :q escape '!'");
            parameters.addValue("q", SearchText.pattern(text));
        }
        sql.append(')');
        parameters.addValue("exact", Identity.key(text));
        parameters.addValue(
                "number",
                DealNumber.parse(folded.toUpperCase(Locale.ROOT))
                        .map(DealNumber::id)
                        .orElse(-1L));
    }
}
