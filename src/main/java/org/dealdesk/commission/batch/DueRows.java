package org.dealdesk.commission.batch;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.payout.DueAmounts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The unsettled entries, as sums and as what a batch settles. The database adds them up, so that memory grows with the people only. The
 * rules are those of the package {@code payout}, which a test compares with these.
 */
@Repository
class DueRows {

    /** Each unsettled entry, whether it is due and whether it is held. What takes commission back is never held. */
    private static final String UNSETTLED = """
            (select e.id, e.person, e.amount,
                    e.amount < 0 or e.type = 'RESTORATION' or t.effective_on <= :end as is_due,
                    e.amount > 0 and (h.person is not null or d.deal_id is not null) as is_held
               from ledger_entry e
               join ledger_transaction t on t.id = e.transaction_id
               left join (select distinct person from commission_hold
                           where released_at is null and person is not null) h on h.person = e.person
               left join (select distinct deal_id from held_deal) d on d.deal_id = t.deal_id
              where e.account = 'EARNED' and e.type not in ('PAYOUT', 'RETURN')
                and not exists (select 1 from payout_settlement s where s.live_entry = e.id)) u
            """;

    private final NamedParameterJdbcTemplate jdbc;

    DueRows(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** What is due to each person with an unsettled entry, by id. */
    List<DueAmounts> amounts(YearMonth upTo) {
        return jdbc.query(
                """
                select person, sum(case when is_due and not is_held then amount else 0 end) as free_amount,
                       sum(case when is_due then amount else 0 end) as due_amount, sum(amount) as all_amount
                  from %s group by person order by person
                """.formatted(UNSETTLED),
                Map.of("end", upTo.atEndOfMonth()),
                (row, number) -> new DueAmounts(
                        row.getString("person"),
                        row.getBigDecimal("free_amount"),
                        row.getBigDecimal("due_amount"),
                        row.getBigDecimal("all_amount")));
    }

    /** The same of one person; all is 0 where no entry is unsettled. */
    DueAmounts amount(String person, YearMonth upTo) {
        return jdbc.queryForObject(
                """
                select coalesce(sum(case when is_due and not is_held then amount else 0 end), 0) as free_amount,
                       coalesce(sum(case when is_due then amount else 0 end), 0) as due_amount,
                       coalesce(sum(amount), 0) as all_amount
                  from %s where person = :person
                """.formatted(UNSETTLED),
                Map.of("end", upTo.atEndOfMonth(), "person", person),
                (row, number) -> new DueAmounts(
                        person,
                        row.getBigDecimal("free_amount"),
                        row.getBigDecimal("due_amount"),
                        row.getBigDecimal("all_amount")));
    }

    /**
     * Settles what is due and not held of the people that the batch pays. Sorted, all rows are read before the first is written: else
     * each row looks through those that were just written.
     */
    void settle(String batch, YearMonth upTo) {
        jdbc.update("""
                insert into payout_settlement (batch_id, person, entry_id, live_entry)
                select :batch, u.person, u.id, u.id from %s
                  join payout_line l on l.batch_id = :batch and l.person = u.person
                 where is_due and not is_held
                 order by u.id
                """.formatted(UNSETTLED), Map.of("end", upTo.atEndOfMonth(), "batch", batch));
    }

    /** The entries of a line are unsettled again. */
    void unsettle(String batch, String person) {
        jdbc.update(
                "update payout_settlement set live_entry = null where batch_id = :batch and person = :person",
                Map.of("batch", batch, "person", person));
    }

    /** How many entries the people of a batch have on EARNED: it grows with each that is added. */
    long entries(String batch) {
        Long count = jdbc.queryForObject(
                "select count(*) from ledger_entry e join payout_line l on l.person = e.person"
                        + " where l.batch_id = :batch and e.account = 'EARNED'",
                Map.of("batch", batch),
                Long.class);
        return count == null ? 0 : count;
    }
}
