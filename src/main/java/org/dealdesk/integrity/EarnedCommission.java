package org.dealdesk.integrity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.WonShares;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.money.Rounding;

/** Works out anew what was won before an earning, and what may stand of each of its entries after the credit notes of its deal. */
final class EarnedCommission {

    private static final String SELECT = """
            select * from (select t.deal_id, t.seq, v.document, v.policy_version as pinned
                             from ledger_transaction t
                             join revision v on v.deal_id = t.deal_id and v.number = t.revision
                            where t.type = 'EARNING'
                              and (exists (select 1 from credit_note n where n.deal_id = t.deal_id)
                                or exists (select 1 from ledger_transaction c
                                            where c.deal_id = t.deal_id and c.type = 'CLAWBACK'))) a
            """;
    private static final String ENTRIES = """
            select t.deal_id, t.type, e.person, e.plan, sum(e.amount) as amount
              from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
             where t.deal_id in (:ids) and t.type in ('EARNING', 'CLAWBACK', 'RESTORATION') and e.account = 'EARNED'
             group by t.deal_id, t.type, e.person, e.plan
            """;
    private static final String NOTES = """
            select n.deal_id, n.id, n.counts, l.line, l.amount, v.note_id as voided
              from credit_note n join credit_note_line l on l.note_id = n.id
              left join credit_note_void v on v.note_id = n.id
             where n.deal_id in (:ids)
            """;

    private EarnedCommission() {}

    private record Earning(long deal, String document, String pinned) {}

    private record Earned(long deal, boolean first, PersonPlan of, BigDecimal amount) {}

    private record Line(long deal, String note, boolean counts, boolean voided, int line, BigDecimal amount) {}

    static void search(InvariantQueries queries, Violations violations) {
        queries.pages(
                SELECT,
                "a.deal_id",
                "a.seq",
                new InvariantQueries.Place(0L, 0),
                EarnedCommission::earning,
                page -> check(page, queries, violations));
    }

    private static void check(List<Earning> page, InvariantQueries queries, Violations violations) {
        List<Long> deals = page.stream().map(Earning::deal).toList();
        Map<Long, List<Earned>> entries = queries.of(ENTRIES, deals, EarnedCommission::earned).stream()
                .collect(Collectors.groupingBy(Earned::deal));
        Map<Long, List<Line>> notes =
                queries.of(NOTES, deals, EarnedCommission::line).stream().collect(Collectors.groupingBy(Line::deal));
        for (Earning earning : page) {
            try {
                check(
                        earning,
                        entries.getOrDefault(earning.deal(), List.of()),
                        notes(notes.getOrDefault(earning.deal(), List.of())),
                        queries,
                        violations);
            } catch (RuntimeException unreadable) {
                violations.add(new DealNumber(earning.deal()) + " cannot be worked out: " + unreadable.getMessage());
            }
        }
    }

    private static void check(
            Earning earning,
            List<Earned> entries,
            List<CreditNote> notes,
            InvariantQueries queries,
            Violations violations) {
        PricedDeal won =
                RawRevision.priced(earning.document(), queries.policies().version(earning.pinned()));
        Map<PersonPlan, BigDecimal> earned = sums(entries, true);
        Map<PersonPlan, BigDecimal> standing = sums(entries, false);
        Map<PersonPlan, BigDecimal> targets =
                CreditedDeal.of(won, notes).targets(earned, won.policy().currency());
        Set<PersonPlan> all = new TreeSet<>(Comparator.comparing(PersonPlan::toString));
        all.addAll(standing.keySet());
        all.addAll(targets.keySet());
        for (PersonPlan of : all) {
            BigDecimal stands = standing.getOrDefault(of, BigDecimal.ZERO);
            BigDecimal target = targets.getOrDefault(of, BigDecimal.ZERO);
            if (stands.compareTo(target) != 0) {
                violations.add("%s leaves %s to %s under %s instead of %s"
                        .formatted(
                                new DealNumber(earning.deal()),
                                Rounding.plain(stands),
                                of.person(),
                                of.plan(),
                                Rounding.plain(target)));
            }
        }
    }

    private static Map<PersonPlan, BigDecimal> sums(List<Earned> entries, boolean firstOnly) {
        Map<PersonPlan, BigDecimal> sums = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.first() || !firstOnly)
                .forEach(entry -> sums.merge(entry.of(), entry.amount(), BigDecimal::add));
        return sums;
    }

    private static List<CreditNote> notes(List<Line> lines) {
        Map<String, Map<Integer, BigDecimal>> byNote = new TreeMap<>();
        lines.forEach(line ->
                byNote.computeIfAbsent(line.note(), id -> new HashMap<>()).put(line.line(), line.amount()));
        List<CreditNote> notes = new ArrayList<>();
        byNote.forEach((id, amounts) -> {
            Line any = lines.stream()
                    .filter(line -> line.note().equals(id))
                    .findFirst()
                    .orElseThrow();
            notes.add(new CreditNote(id, amounts, any.counts(), any.voided()));
        });
        return notes;
    }

    private static Earning earning(ResultSet row, int number) throws SQLException {
        return new Earning(row.getLong("deal_id"), row.getString("document"), row.getString("pinned"));
    }

    private static Earned earned(ResultSet row, int number) throws SQLException {
        return new Earned(
                row.getLong("deal_id"),
                row.getString("type").equals("EARNING"),
                new PersonPlan(row.getString("person"), row.getString("plan")),
                row.getBigDecimal("amount"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("deal_id"),
                row.getString("id"),
                row.getBoolean("counts"),
                row.getString("voided") != null,
                row.getInt("line"),
                row.getBigDecimal("amount"));
    }

    /** Adds up anew what people had won before each of their earnings. */
    static final class Attainments {

        private static final String SELECT = """
                select w.*, t.deal_id, t.policy_version
                  from won_share w join ledger_transaction t on t.id = w.transaction_id
                 order by w.person, w.plan, t.number
                """;

        private final InvariantQueries queries;
        private final Violations violations;
        private final List<Won> earlier = new ArrayList<>();
        private PersonPlan of;

        private Attainments(InvariantQueries queries, Violations violations) {
            this.queries = queries;
            this.violations = violations;
        }

        private record Won(LocalDate on, BigDecimal share) {}

        static void search(InvariantQueries queries, Violations violations) {
            queries.each(SELECT, new Attainments(queries, violations)::check);
        }

        private void check(ResultSet row) throws SQLException {
            PersonPlan next = new PersonPlan(row.getString("person"), row.getString("plan"));
            if (!next.equals(of)) {
                earlier.clear();
                of = next;
            }
            LocalDate on = row.getObject("won_on", LocalDate.class);
            BigDecimal stored = row.getBigDecimal("attainment");
            if (stored != null) {
                int yearStarts = queries.policies()
                        .version(row.getString("policy_version"))
                        .commission()
                        .terms()
                        .yearStarts();
                LocalDate start = WonShares.startOfYear(on, yearStarts);
                BigDecimal won = earlier.stream()
                        .filter(each -> !each.on().isBefore(start) && each.on().isBefore(start.plusYears(1)))
                        .map(Won::share)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (won.compareTo(stored) != 0) {
                    violations.add("%s says that %s had won %s under %s instead of %s"
                            .formatted(
                                    new DealNumber(row.getLong("deal_id")),
                                    of.person(),
                                    Rounding.plain(stored),
                                    of.plan(),
                                    Rounding.plain(won)));
                }
            }
            earlier.add(new Won(on, row.getBigDecimal("share")));
        }
    }
}
