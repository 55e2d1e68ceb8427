package org.dealdesk.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What must hold of what finance does with commissions: months, statements, payouts. */
final class CommissionInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "STATEMENT_TIES",
                    "each final statement, made again in its format, is the same bytes, its hash is in the record of the"
                            + " close, and a month opens with what the month before closed with",
                    CommissionInvariants::searchStatements),
            Invariant.sql(
                    "PAYOUT_COVERED",
                    "each line of a payout is the sum of the entries that it settled and what was posted, and no entry is"
                            + " settled by two lines that were not returned",
                    """
                    select 'payout ' || l.batch_id || ' pays ' || l.person || ' ' || l.amount || ' for entries of '
                           || coalesce(sum(e.amount), 0)
                      from payout_line l join payout_batch b on b.id = l.batch_id and b.status = 'PAID'
                      left join payout_settlement s on s.batch_id = l.batch_id and s.person = l.person
                      left join ledger_entry e on e.id = s.entry_id and e.person = l.person and e.account = 'EARNED'
                     group by l.batch_id, l.person, l.amount having coalesce(sum(e.amount), 0) <> l.amount
                     union all
                    select 'payout ' || l.batch_id || ' pays ' || l.person || ' ' || l.amount || ' and posts '
                           || coalesce(sum(e.amount), 0)
                      from payout_line l join payout_batch b on b.id = l.batch_id and b.status = 'PAID'
                      left join ledger_entry e on e.transaction_id = b.transaction_id and e.person = l.person and e.account = 'PAID'
                     group by l.batch_id, l.person, l.amount having coalesce(sum(e.amount), 0) <> l.amount
                     union all
                    select 'payout ' || s.batch_id || ' settles entries of ' || s.person || ' and is ' || b.status
                      from payout_settlement s join payout_batch b on b.id = s.batch_id where b.status <> 'PAID'
                     union all
                    select 'entry ' || s.entry_id || ' is settled ' || count(*) || ' times'
                      from payout_settlement s
                     where not exists (select 1 from payout_return r where r.batch_id = s.batch_id and r.person = s.person
                                          and r.status = 'APPROVED')
                     group by s.entry_id having count(*) > 1
                     union all
                    select 'entry ' || s.entry_id || ' is '
                           || case when s.live_entry is null then 'unsettled without a return' else 'settled by a line that came back' end
                      from payout_settlement s
                      left join payout_return r on r.batch_id = s.batch_id and r.person = s.person and r.status = 'APPROVED'
                     where (s.live_entry is null) = (r.id is null)
                    """),
            Invariant.sql("MONTH_CLOSED", "no transaction is added to a closed month, and no month is left out", """
                    select 'transaction ' || t.id || ' of ' || t.effective_on || ' was recorded after ' || m.closed_month || ' closed'
                      from ledger_transaction t
                      join commission_month m on m.closed_month = substring(cast(t.effective_on as varchar(10)) from 1 for 7)
                     where t.recorded_at > m.closed_at
                     union all
                    select 'the month of transaction ' || t.id || ', ' || t.effective_on || ', is not closed, but a later one is'
                      from ledger_transaction t
                     where substring(cast(t.effective_on as varchar(10)) from 1 for 7) < (select max(closed_month) from commission_month)
                       and not exists (select 1 from commission_month m
                                        where m.closed_month = substring(cast(t.effective_on as varchar(10)) from 1 for 7))
                    """));

    private static final String STATEMENTS =
            "select s.person, s.closed_month, s.document, s.sha256, s.accrued, s.earned, s.paid"
                    + " from commission_statement s";

    private CommissionInvariants() {}

    /** A stored statement. */
    private record Stored(String person, String month, String document, String sha256, List<BigDecimal> closing) {

        static Stored read(ResultSet row, int number) throws SQLException {
            return new Stored(
                    row.getString("person"),
                    row.getString("closed_month"),
                    row.getString("document"),
                    row.getString("sha256"),
                    List.of(row.getBigDecimal("accrued"), row.getBigDecimal("earned"), row.getBigDecimal("paid")));
        }

        String name() {
            return "the statement of " + person + " for " + month;
        }
    }

    private static void searchStatements(InvariantQueries queries, Violations violations) {
        Map<String, String> recorded = recorded(queries);
        Stored[] before = new Stored[1];
        queries.pages(
                STATEMENTS,
                "s.person",
                "s.closed_month",
                new InvariantQueries.Place("", ""),
                Stored::read,
                page -> page.forEach(stored -> {
                    String hash = recorded.remove(stored.person() + " " + stored.month());
                    if (!Objects.equals(hash, stored.sha256())) {
                        violations.add(stored.name() + " has another hash than the record of the close");
                    }
                    boolean same = before[0] != null && before[0].person().equals(stored.person());
                    try {
                        check(stored, same ? before[0].closing() : null, queries, violations);
                    } catch (RuntimeException unreadable) {
                        violations.add(stored.name() + " cannot be made again: " + unreadable.getMessage());
                    }
                    before[0] = stored;
                }));
        recorded.keySet()
                .forEach(missing -> violations.add("the statement of " + missing + " is recorded and not stored"));
    }

    private static void check(Stored stored, List<BigDecimal> before, InvariantQueries queries, Violations violations) {
        if (!CanonicalJson.sha256(stored.document()).equals(stored.sha256())) {
            violations.add(stored.name() + " has another hash than its document");
        }
        if (!queries.statements().again(stored.person(), stored.month()).equals(stored.document())) {
            violations.add(stored.name() + " is made again as something else");
        }
        JsonNode json = CanonicalJson.read(stored.document());
        if (!same(json.required("closing"), stored.closing())) {
            violations.add(stored.name() + " has other columns than its document");
        }
        boolean opens = before == null
                ? json.required("opening")
                        .valueStream()
                        .allMatch(amount -> new BigDecimal(amount.textValue()).signum() == 0)
                : same(json.required("opening"), before);
        if (!opens) {
            violations.add(stored.name() + " does not open with what the one before closed with");
        }
    }

    private static boolean same(JsonNode balances, List<BigDecimal> amounts) {
        List<String> accounts = List.of("ACCRUED", "EARNED", "PAID");
        for (int index = 0; index < accounts.size(); index++) {
            BigDecimal stated =
                    new BigDecimal(balances.required(accounts.get(index)).textValue());
            if (stated.compareTo(amounts.get(index)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The hashes that the records of closes name, by person and month. */
    private static Map<String, String> recorded(InvariantQueries queries) {
        Map<String, String> hashes = new HashMap<>();
        RowCallbackHandler handler = row -> {
            JsonNode data = CanonicalJson.read(row.getString("data"));
            for (JsonNode statement : data.required("statements")) {
                hashes.put(
                        statement.required("person").textValue() + " "
                                + data.required("month").textValue(),
                        statement.required("sha256").textValue());
            }
        };
        queries.each(
                "select data from history_record where stream = '" + CommissionRecords.STREAM
                        + "' and type = 'MONTH_CLOSED'",
                handler);
        return hashes;
    }
}
