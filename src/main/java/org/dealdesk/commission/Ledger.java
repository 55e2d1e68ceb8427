package org.dealdesk.commission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.Entry.Account;
import org.dealdesk.commission.Posting.Line;
import org.dealdesk.commission.Posting.Place;
import org.dealdesk.commission.Posting.Posted;
import org.dealdesk.commission.Posting.Terms;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.ExpectedCommission.Share;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.platform.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the business owes its reps. Every transaction sums to zero; entries are never changed. That at most one accrual of a deal
 * stands, and that none exceeds rate times base, is said by the database's own constraints as well.
 */
@Repository
public class Ledger {

    private final JdbcClient client;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, Clock clock) {
        this.client = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** The commission of a deal that the gate has cleared. The caller holds the deal's lock and stores the posting. */
    public Posting accrue(Clearance clearance, long dealId, String roundId, LocalDate effectiveOn) {
        requireSameDeal(clearance, dealId);
        // A deal approved again has a later revision by then, so a first revision cannot have accrued before.
        Optional<Posted> latest = clearance.revision() == 1 ? Optional.empty() : latest(dealId);
        if (latest.isPresent() && latest.get().place().type() != Entry.Type.REVERSAL) {
            throw new IllegalStateException("This deal already has a commission accrual");
        }
        int seq = latest.map(posted -> posted.place().seq() + 1).orElse(1);
        ExpectedCommission due = clearance.commission();
        Posted accrual = new Posted(
                Ids.next(),
                new Place(dealId, clearance.revision(), seq, Entry.Type.ACCRUAL, roundId),
                terms(clearance.policy(), due));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Account.EXPENSE, null, due.amount().negate()));
        for (Share share : due.split()) {
            lines.add(new Line(Account.ACCRUED, share.rep(), share.amount()));
        }
        return new Posting(
                accrual, latest.map(posted -> posted.place().type()).orElse(null), lines, effectiveOn, clock.instant());
    }

    private static Terms terms(String policy, ExpectedCommission due) {
        return new Terms(
                policy,
                due.currency().code(),
                due.base(),
                due.rate(),
                due.amount(),
                due.nothingDue() == null ? null : due.nothingDue().name());
    }

    /** The deal is won: what was accrued is now earned. */
    public Posting earn(long dealId, LocalDate effectiveOn) {
        return end(dealId, Entry.Type.EARNING, effectiveOn);
    }

    /** The deal is lost, withdrawn or expired: what was accrued is taken back. */
    public Posting reverse(long dealId, LocalDate effectiveOn) {
        return end(dealId, Entry.Type.REVERSAL, effectiveOn);
    }

    public Optional<Commission> of(long dealId) {
        return latest(dealId).map(Posted::state);
    }

    /** The money goes where the approvals were given, or nowhere. */
    private static void requireSameDeal(Clearance clearance, long dealId) {
        String accruing = new DealNumber(dealId).toString();
        if (!accruing.equals(clearance.deal())) {
            throw new IllegalArgumentException(
                    "The clearance is for %s, not for %s".formatted(clearance.deal(), accruing));
        }
    }

    /** Whether that revision ever accrued a commission, of 0 included: every approved one did. */
    public boolean hasAccrued(long dealId, int revision) {
        return client.sql("select count(*) from ledger_transaction where deal_id = ? and revision = ? and type = ?")
                        .params(dealId, revision, Entry.Type.ACCRUAL.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Posting end(long dealId, Entry.Type how, LocalDate effectiveOn) {
        Posted accrual = latest(dealId)
                .filter(posted -> posted.place().type() == Entry.Type.ACCRUAL)
                .orElseThrow(() -> new IllegalStateException("This deal has no commission accrual"));
        List<Line> lines = new ArrayList<>();
        for (Line line : lines(accrual.id())) {
            if (how == Entry.Type.REVERSAL) {
                lines.add(new Line(line.account(), line.rep(), line.amount().negate()));
            } else if (line.account() == Account.ACCRUED) {
                lines.add(new Line(Account.ACCRUED, line.rep(), line.amount().negate()));
                lines.add(new Line(Account.EARNED, line.rep(), line.amount()));
            }
        }
        return new Posting(accrual.followedBy(how), Entry.Type.ACCRUAL, lines, effectiveOn, clock.instant());
    }

    private Optional<Posted> latest(long dealId) {
        return client.sql("""
                        select * from ledger_transaction where deal_id = ?
                         order by seq desc, case type when 'ACCRUAL' then 1 else 0 end limit 1
                        """).param(dealId).query(Ledger::posted).optional();
    }

    private List<Line> lines(String transactionId) {
        return client.sql("select * from ledger_entry where transaction_id = ? order by position")
                .param(transactionId)
                .query((row, number) -> new Line(
                        Account.valueOf(row.getString("account")), row.getString("rep"), row.getBigDecimal("amount")))
                .list();
    }

    private static Posted posted(ResultSet row, int number) throws SQLException {
        return new Posted(
                row.getString("id"),
                new Place(
                        row.getLong("deal_id"),
                        row.getInt("revision"),
                        row.getInt("seq"),
                        Entry.Type.valueOf(row.getString("type")),
                        row.getString("round_id")),
                new Terms(
                        row.getString("policy_version"),
                        row.getString("currency"),
                        row.getBigDecimal("base"),
                        row.getBigDecimal("rate"),
                        row.getBigDecimal("amount"),
                        row.getString("reason")));
    }
}
