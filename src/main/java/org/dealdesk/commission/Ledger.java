package org.dealdesk.commission;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.Entry.Account;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.economics.ExpectedCommission.Share;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the business owes its reps. Every transaction sums to zero; entries are never changed. That at most one accrual of a deal
 * stands, and that none exceeds rate times base, is said by the database's own constraints as well.
 */
@Repository
public class Ledger {

    private static final String INSERT_TRANSACTION = """
            insert into ledger_transaction (id, deal_id, revision, seq, type, after_seq, after_type, ends_seq, round_id,
                                            accrues_round, policy_version, currency, minor_units, base, rate, amount, reason,
                                            effective_on, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_ENTRY =
            "insert into ledger_entry (id, transaction_id, position, account, rep, amount, currency) values (?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** Records the commission of a deal that the gate has cleared. The caller holds the deal's lock. */
    public Commission accrue(Clearance clearance, long dealId, String roundId, LocalDate effectiveOn) {
        requireSameDeal(clearance, dealId);
        // A deal approved again has a later revision by then, so a first revision cannot have accrued before.
        Optional<Posting> latest = clearance.revision() == 1 ? Optional.empty() : latest(dealId);
        if (latest.isPresent() && latest.get().type() != Entry.Type.REVERSAL) {
            throw new IllegalStateException("This deal already has a commission accrual");
        }
        int seq = latest.map(posting -> posting.seq() + 1).orElse(1);
        org.dealdesk.guardrail.economics.ExpectedCommission due = clearance.commission();
        Posting posting = new Posting(
                Ids.next(),
                dealId,
                clearance.revision(),
                seq,
                Entry.Type.ACCRUAL,
                roundId,
                clearance.policy(),
                due.currency().code(),
                due.base(),
                due.rate(),
                due.amount(),
                due.nothingDue() == null ? null : due.nothingDue().name());
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(Account.EXPENSE, null, due.amount().negate()));
        for (Share share : due.split()) {
            legs.add(new Leg(Account.ACCRUED, share.rep(), share.amount()));
        }
        post(posting, latest.map(Posting::type).orElse(null), legs, effectiveOn);
        return posting.state();
    }

    /** The deal is won: what was accrued is now earned. */
    public Commission earn(long dealId, LocalDate effectiveOn) {
        return end(dealId, Entry.Type.EARNING, effectiveOn);
    }

    /** The deal is lost, withdrawn or expired: what was accrued is taken back. */
    public Commission reverse(long dealId, LocalDate effectiveOn) {
        return end(dealId, Entry.Type.REVERSAL, effectiveOn);
    }

    public Optional<Commission> of(long dealId) {
        return latest(dealId).map(Posting::state);
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

    private Commission end(long dealId, Entry.Type how, LocalDate effectiveOn) {
        Posting accrual = latest(dealId)
                .filter(posting -> posting.type() == Entry.Type.ACCRUAL)
                .orElseThrow(() -> new IllegalStateException("This deal has no commission accrual"));
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : legs(accrual.id())) {
            if (how == Entry.Type.REVERSAL) {
                legs.add(new Leg(leg.account(), leg.rep(), leg.amount().negate()));
            } else if (leg.account() == Account.ACCRUED) {
                legs.add(new Leg(Account.ACCRUED, leg.rep(), leg.amount().negate()));
                legs.add(new Leg(Account.EARNED, leg.rep(), leg.amount()));
            }
        }
        Posting posting = accrual.followedBy(how);
        post(posting, Entry.Type.ACCRUAL, legs, effectiveOn);
        return posting.state();
    }

    private void post(Posting posting, Entry.Type after, List<Leg> legs, LocalDate effectiveOn) {
        BigDecimal sum = legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalStateException("A ledger transaction must sum to zero, not to " + sum.toPlainString());
        }
        boolean accrual = posting.type() == Entry.Type.ACCRUAL;
        Integer afterSeq = after == null ? null : Integer.valueOf(accrual ? posting.seq() - 1 : posting.seq());
        jdbc.update(
                INSERT_TRANSACTION,
                posting.id(),
                posting.dealId(),
                posting.revision(),
                posting.seq(),
                posting.type().name(),
                afterSeq,
                after == null ? null : after.name(),
                accrual ? null : Integer.valueOf(posting.seq()),
                posting.roundId(),
                accrual ? posting.roundId() : null,
                posting.policy(),
                posting.currency(),
                Currency.of(posting.currency()).decimals(),
                posting.base(),
                posting.rate(),
                posting.amount(),
                posting.reason(),
                effectiveOn,
                Instants.utc(clock.instant()));
        List<Object[]> rows = new ArrayList<>();
        for (Leg leg : legs) {
            rows.add(new Object[] {
                Ids.next(),
                posting.id(),
                rows.size() + 1,
                leg.account().name(),
                leg.rep(),
                leg.amount(),
                posting.currency()
            });
        }
        jdbc.batchUpdate(INSERT_ENTRY, rows);
    }

    private Optional<Posting> latest(long dealId) {
        return client.sql("""
                        select * from ledger_transaction where deal_id = ?
                         order by seq desc, case type when 'ACCRUAL' then 1 else 0 end limit 1
                        """).param(dealId).query(Ledger::posting).optional();
    }

    private List<Leg> legs(String transactionId) {
        return client.sql("select * from ledger_entry where transaction_id = ? order by position")
                .param(transactionId)
                .query((row, number) -> new Leg(
                        Account.valueOf(row.getString("account")), row.getString("rep"), row.getBigDecimal("amount")))
                .list();
    }

    private static Posting posting(ResultSet row, int number) throws SQLException {
        return new Posting(
                row.getString("id"),
                row.getLong("deal_id"),
                row.getInt("revision"),
                row.getInt("seq"),
                Entry.Type.valueOf(row.getString("type")),
                row.getString("round_id"),
                row.getString("policy_version"),
                row.getString("currency"),
                row.getBigDecimal("base"),
                row.getBigDecimal("rate"),
                row.getBigDecimal("amount"),
                row.getString("reason"));
    }

    private record Leg(Account account, String rep, BigDecimal amount) {}

    private record Posting(
            String id,
            long dealId,
            int revision,
            int seq,
            Entry.Type type,
            String roundId,
            String policy,
            String currency,
            BigDecimal base,
            BigDecimal rate,
            BigDecimal amount,
            String reason) {

        Posting followedBy(Entry.Type how) {
            return new Posting(
                    Ids.next(), dealId, revision, seq, how, roundId, policy, currency, base, rate, amount, reason);
        }

        Commission state() {
            return new Commission(
                    amount,
                    currency,
                    switch (type) {
                        case ACCRUAL -> Commission.State.ACCRUED;
                        case EARNING -> Commission.State.EARNED;
                        case REVERSAL -> Commission.State.REVERSED;
                    },
                    reason);
        }
    }
}
