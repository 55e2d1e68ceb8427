package org.dealdesk.integrity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.economics.ExpectedCommission;

/** Works out every accrual anew from its stored revision. */
final class AccrualAmounts {

    private static final String SELECT = """
            select * from (select t.*, v.document, v.policy_version as pinned
                             from ledger_transaction t
                             left join revision v on v.deal_id = t.deal_id and v.number = t.revision
                            where t.type = 'ACCRUAL') a
            """;

    private AccrualAmounts() {}

    /** A stored accrual, with its revision's document and the policy that this is pinned to. */
    private record Accrual(String id, long deal, int seq, String document, String pinned, String terms) {

        String name() {
            return new DealNumber(deal) + " accrual " + seq;
        }
    }

    /** An accrual without its split. */
    private static String terms(BigDecimal base, BigDecimal rate, BigDecimal amount, String currency, String reason) {
        return "%s %s at %s %% of %s (%s)".formatted(plain(amount), currency, plain(rate), plain(base), reason);
    }

    private record Leg(String transaction, String text) {

        static String text(String account, String rep, BigDecimal amount) {
            return account + " " + Objects.toString(rep, "-") + " " + plain(amount);
        }
    }

    static void search(InvariantQueries queries, Violations violations) {
        queries.pages(
                SELECT,
                "a.deal_id",
                "a.seq",
                new InvariantQueries.Place(0L, 0),
                AccrualAmounts::accrual,
                page -> check(page, queries, violations));
    }

    private static void check(List<Accrual> page, InvariantQueries queries, Violations violations) {
        Map<String, List<String>> legs = new HashMap<>();
        queries.of(
                        "select * from ledger_entry where transaction_id in (:ids) order by transaction_id, position",
                        page.stream().map(Accrual::id).toList(),
                        (row, number) -> leg(row))
                .forEach(leg -> legs.computeIfAbsent(leg.transaction(), id -> new ArrayList<>())
                        .add(leg.text()));
        for (Accrual accrual : page) {
            try {
                compare(accrual, legs.getOrDefault(accrual.id(), List.of()), queries, violations);
            } catch (RuntimeException unreadable) {
                violations.add(accrual.name() + " cannot be worked out: " + unreadable.getMessage());
            }
        }
    }

    private static void compare(Accrual accrual, List<String> legs, InvariantQueries queries, Violations violations) {
        ExpectedCommission due = RawRevision.assess(
                        accrual.document(), queries.policies().version(accrual.pinned()))
                .economics()
                .commission();
        String terms = terms(
                due.base(),
                due.rate(),
                due.amount(),
                due.currency().code(),
                due.nothingDue() == null ? null : due.nothingDue().name());
        if (!terms.equals(accrual.terms())) {
            violations.add("%s is %s instead of %s".formatted(accrual.name(), accrual.terms(), terms));
        }
        List<String> split = new ArrayList<>();
        split.add(Leg.text("EXPENSE", null, due.amount().negate()));
        due.split().forEach(share -> split.add(Leg.text("ACCRUED", share.rep(), share.amount())));
        if (!split.equals(legs)) {
            violations.add("%s is split as %s instead of %s".formatted(accrual.name(), legs, split));
        }
    }

    private static Accrual accrual(ResultSet row, int number) throws SQLException {
        return new Accrual(
                row.getString("id"),
                row.getLong("deal_id"),
                row.getInt("seq"),
                row.getString("document"),
                row.getString("pinned"),
                terms(
                        row.getBigDecimal("base"),
                        row.getBigDecimal("rate"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getString("reason")));
    }

    private static Leg leg(ResultSet row) throws SQLException {
        return new Leg(
                row.getString("transaction_id"),
                Leg.text(row.getString("account"), row.getString("rep"), row.getBigDecimal("amount")));
    }

    /** With the decimals of the widest column, independent of the amount's scale. */
    private static String plain(BigDecimal value) {
        return value.setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }
}
