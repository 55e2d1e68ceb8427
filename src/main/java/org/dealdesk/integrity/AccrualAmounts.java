package org.dealdesk.integrity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.posting.Basis;
import org.dealdesk.commission.posting.BasisOfLegs;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.StoredLedger;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.money.Rounding;

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

    /** An accrual without its entries. */
    private static String terms(String currency, String reason) {
        return "in %s (%s)".formatted(currency, reason);
    }

    private record StoredLeg(String transaction, String text) {}

    private static String text(Posting.Entry entry) {
        Leg leg = entry.leg();
        Basis basis = entry.basis();
        return "%s %s %s %s of %s at %s %%, share %s after %s"
                .formatted(
                        leg.account(),
                        Objects.toString(leg.person(), "-"),
                        leg.plan(),
                        plain(leg.amount()),
                        plain(basis.base()),
                        plain(basis.rate()),
                        plain(basis.share()),
                        plain(basis.attainment()));
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
                due.currency().code(),
                due.nothingDue() == null ? null : due.nothingDue().name());
        if (!terms.equals(accrual.terms())) {
            violations.add("%s is %s instead of %s".formatted(accrual.name(), accrual.terms(), terms));
        }
        List<String> split =
                BasisOfLegs.of(due.byPlan()).entries(Postings.accrual(due.byPlan(), due.credited())).stream()
                        .map(AccrualAmounts::text)
                        .toList();
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
                terms(row.getString("currency"), row.getString("reason")));
    }

    private static StoredLeg leg(ResultSet row) throws SQLException {
        return new StoredLeg(row.getString("transaction_id"), text(StoredLedger.entry(row)));
    }

    /** Independent of the amount's scale. */
    private static String plain(BigDecimal value) {
        return value == null ? "-" : Rounding.plain(value);
    }
}
