package org.dealdesk.deal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.text.Identity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a customer's other deals add up to, at the instant of an assessment, for the two customer measures. An approval that has run
 * out by {@code today} counts no more, whether or not its expiry is recorded yet. All spellings of a customer's id are one customer.
 */
@Repository
public class CustomerDeals {

    private static final String STANDING = " and (status <> 'APPROVED' or expires_on >= ?)";

    /** More spellings than this of one customer say no more. */
    private static final int MOST_SPELLINGS = 20;

    private final JdbcClient jdbc;

    CustomerDeals(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Deals and their TCV in the policy's currency, added up. */
    public record Counted(BigDecimal tcv, List<DealNumber> deals) {

        private static Counted of(List<One> deals) {
            BigDecimal sum = deals.stream().map(One::tcv).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Counted(sum, deals.stream().map(One::number).toList());
        }
    }

    private record One(DealNumber number, BigDecimal tcv) {

        private static One of(ResultSet row) throws SQLException {
            return new One(new DealNumber(row.getLong("id")), row.getBigDecimal("tcv"));
        }
    }

    /** All deals, and one customer's among them. {@code others} counts the deals of other customers. */
    public record Concentration(BigDecimal allTcv, Counted customers, int others) {}

    /**
     * Deals now approved or won that were approved at {@code since} or later; {@code except} is not among them. One statement sees
     * one state of the database: no deal that is approved meanwhile counts for the customer and not for the whole.
     */
    public Concentration approvedSince(String customerId, Instant since, LocalDate today, long except) {
        String approved = " status in ('APPROVED', 'WON') and approved_at >= ? and id <> ?" + STANDING;
        Object begin = Instants.utc(since);
        BigDecimal[] all = {BigDecimal.ZERO};
        int[] count = {0};
        List<One> own = new ArrayList<>();
        jdbc.sql("select a.total, a.deals, c.id, c.tcv"
                        + " from (select coalesce(sum(tcv), 0) as total, count(*) as deals from deal where" + approved
                        + ") a"
                        + " left join (select id, tcv from deal where customer_key = ? and" + approved + ") c on 1 = 1"
                        + " order by c.id")
                .params(begin, except, today, Identity.key(customerId), begin, except, today)
                .query(row -> {
                    all[0] = row.getBigDecimal("total");
                    count[0] = row.getInt("deals");
                    if (row.getObject("id") != null) {
                        own.add(One.of(row));
                    }
                });
        Counted customers = Counted.of(own);
        return new Concentration(all[0], customers, count[0] - own.size());
    }

    /** The customer's deals in review or beyond, first submitted at {@code since} or later, none larger than {@code upTo}. */
    public Counted firstSubmittedSince(
            String customerId, Instant since, BigDecimal upTo, LocalDate today, long except) {
        return counted("""
                select id, tcv from deal where customer_key = ?
                   and status in ('IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'WON')
                   and first_submitted_at >= ? and tcv <= ? and id <> ?
                """, Identity.key(customerId), Instants.utc(since), upTo, except, today);
    }

    /** The other spellings under which this customer has been sold to, sorted; drafts are their owners' alone. */
    public List<String> otherSpellings(String customerId, long except) {
        return jdbc.sql("""
                        select distinct customer_id from deal
                         where customer_key = ? and customer_id <> ? and status <> 'DRAFT' and id <> ?
                        """).params(Identity.key(customerId), customerId, except).query(String.class).list().stream()
                .sorted()
                .limit(MOST_SPELLINGS)
                .toList();
    }

    private Counted counted(String sql, Object... parameters) {
        return Counted.of(jdbc.sql(sql + STANDING + " order by id")
                .params(parameters)
                .query((row, index) -> One.of(row))
                .list());
    }
}
