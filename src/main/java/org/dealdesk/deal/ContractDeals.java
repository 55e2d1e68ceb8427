package org.dealdesk.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The deals of a contract: a won deal and the change orders that add to it. Of these, those count that are in review, sent back, approved
 * or won; an approval that has run out by {@code today} counts no more. Amounts are those of the latest revision, in the policy's
 * currency, credit notes not deducted.
 */
@Repository
public class ContractDeals {

    private final JdbcClient jdbc;

    ContractDeals(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** One deal of a contract. */
    public record One(DealNumber number, DealStatus status, BigDecimal tcv, BigDecimal acv) {}

    /** All that count, the original first. */
    public List<One> of(DealNumber original, LocalDate today) {
        return jdbc.sql("""
                        select d.id, d.status, d.tcv, v.acv
                          from deal d join revision v on v.deal_id = d.id and v.number = d.revision
                         where (d.id = ? or d.change_order_of = ?)
                           and d.status in ('IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'WON')
                           and (d.status <> 'APPROVED' or d.expires_on >= ?)
                         order by d.id
                        """)
                .params(original.id(), original.id(), today)
                .query((row, number) -> new One(
                        new DealNumber(row.getLong("id")),
                        DealStatus.valueOf(row.getString("status")),
                        row.getBigDecimal("tcv"),
                        row.getBigDecimal("acv")))
                .list();
    }
}
