package org.dealdesk.commission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.commission.Entry.Account;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;

/**
 * A transaction of the ledger that is to be stored with the rest of what the use case changes. Its lines add up to 0.
 *
 * @param after the type of the transaction before it; null where it is the deal's first
 */
public record Posting(Posted transaction, Entry.Type after, List<Line> lines, LocalDate effectiveOn, Instant at) {

    /** A transaction of the ledger without its lines. */
    record Posted(String id, Place place, Terms terms) {

        /** What ends this accrual. */
        Posted followedBy(Entry.Type how) {
            return new Posted(
                    Ids.next(), new Place(place.dealId(), place.revision(), place.seq(), how, place.roundId()), terms);
        }

        Commission state() {
            return new Commission(
                    terms.amount(),
                    terms.currency(),
                    switch (place.type()) {
                        case ACCRUAL -> Commission.State.ACCRUED;
                        case EARNING -> Commission.State.EARNED;
                        case REVERSAL -> Commission.State.REVERSED;
                    },
                    terms.reason());
        }
    }

    /**
     * Where it stands among the deal's transactions.
     *
     * @param seq counts the accruals; an accrual and its end have the same
     */
    record Place(long dealId, int revision, int seq, Entry.Type type, String roundId) {}

    /** How much is due, and why that much. */
    record Terms(String policy, String currency, BigDecimal base, BigDecimal rate, BigDecimal amount, String reason) {}

    record Line(Account account, String rep, BigDecimal amount) {}

    public Posting {
        lines = List.copyOf(lines);
        BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalStateException("A ledger transaction must sum to zero, not to " + sum.toPlainString());
        }
    }

    /** How the deal's commission then stands. */
    public Commission commission() {
        return transaction.state();
    }

    /** Adds its rows. */
    public void addTo(RowChanges changes) {
        changes.insert(row());
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            changes.insert(Row.in("ledger_entry")
                    .key("id", Ids.next())
                    .set("transaction_id", transaction.id())
                    .set("position", index + 1)
                    .set("account", line.account().name())
                    .set("rep", line.rep())
                    .set("amount", line.amount())
                    .set("currency", transaction.terms().currency()));
        }
    }

    private Row row() {
        Place place = transaction.place();
        Terms terms = transaction.terms();
        boolean accrual = place.type() == Entry.Type.ACCRUAL;
        Integer afterSeq = after == null ? null : Integer.valueOf(accrual ? place.seq() - 1 : place.seq());
        return Row.in("ledger_transaction")
                .key("id", transaction.id())
                .set("deal_id", place.dealId())
                .set("revision", place.revision())
                .set("seq", place.seq())
                .set("type", place.type().name())
                .set("after_seq", afterSeq)
                .set("after_type", after == null ? null : after.name())
                .set("ends_seq", accrual ? null : Integer.valueOf(place.seq()))
                .set("round_id", place.roundId())
                .set("accrues_round", accrual ? place.roundId() : null)
                .set("policy_version", terms.policy())
                .set("currency", terms.currency())
                .set("minor_units", Currency.of(terms.currency()).decimals())
                .set("base", terms.base())
                .set("rate", terms.rate())
                .set("amount", terms.amount())
                .set("reason", terms.reason())
                .set("effective_on", effectiveOn)
                .set("recorded_at", Instants.utc(at));
    }
}
