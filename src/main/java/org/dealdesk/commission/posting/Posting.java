package org.dealdesk.commission.posting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Rating;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;

/**
 * A transaction of the ledger that is to be stored. Its entries add up to 0.
 *
 * @param won of an earning, what each credited person has won under each plan; empty for all others
 */
public record Posting(
        String id,
        TransactionType type,
        Origin origin,
        Terms terms,
        List<Entry> entries,
        List<Rating> won,
        PostingTime time) {

    /**
     * What goes with all entries.
     *
     * @param policy the version of the deal's revision, or the one in force
     * @param reason why an accrual is 0; null otherwise
     */
    public record Terms(String policy, String currency, String reason) {}

    /** A leg and what it was worked out from. */
    public record Entry(Leg leg, Basis basis) {

        /** One that was not worked out from a plan. */
        public static Entry of(Leg leg) {
            return new Entry(leg, Basis.NONE);
        }
    }

    public Posting {
        entries = List.copyOf(entries);
        won = List.copyOf(won);
        BigDecimal sum = entries.stream().map(entry -> entry.leg().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalStateException("A ledger transaction must sum to zero, not to " + sum.toPlainString());
        }
    }

    /** Any but an earning. */
    public static Posting of(TransactionType type, Origin origin, Terms terms, List<Entry> entries, PostingTime time) {
        return new Posting(Ids.next(), type, origin, terms, entries, List.of(), time);
    }

    /** As a value of the ledger. Its number is given when it is stored; until then it is 0. */
    public Transaction transaction(long number) {
        return new Transaction(
                number,
                type,
                cause(),
                time.effectiveOn(),
                entries.stream().map(Entry::leg).toList(),
                won,
                terms.reason());
    }

    private Cause cause() {
        String deal =
                origin.deal() == null ? null : new DealNumber(origin.deal().id()).toString();
        if (type == TransactionType.ADJUSTMENT) {
            return new Cause.OfAdjustment(origin.cause(), deal);
        }
        return type.isOfPayment()
                ? new Cause.OfBatch(origin.cause(), origin.paidOn())
                : new Cause.OfDeal(deal, origin.deal().revision(), terms.policy());
    }

    /** The people whose accounts it changes, by id. */
    public Set<String> people() {
        Set<String> people = new TreeSet<>();
        entries.stream()
                .map(entry -> entry.leg().person())
                .filter(Objects::nonNull)
                .forEach(people::add);
        return people;
    }

    /** Of all that it says but its number, so that a record of it can be held against the ledger. */
    public String sha256() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("transaction", id);
        json.put("type", type.name());
        json.put("effectiveOn", time.effectiveOn().toString());
        ArrayNode written = json.putArray("entries");
        for (Entry entry : entries) {
            written.addObject()
                    .put("account", entry.leg().account().name())
                    .put("person", entry.leg().person())
                    .put("plan", entry.leg().plan())
                    .put("amount", Rounding.plain(entry.leg().amount()));
        }
        return CanonicalJson.sha256(CanonicalJson.write(json));
    }

    /** Adds its rows. */
    public void addTo(RowChanges changes) {
        addTo(entries.size(), changes);
    }

    /** The same with the first entries only. */
    void addTo(int first, RowChanges changes) {
        changes.insert(row());
        addEntries(0, first, changes);
        for (Rating rating : won) {
            changes.insert(Row.in("won_share")
                    .key("transaction_id", id)
                    .key("person", rating.of().person())
                    .key("plan", rating.of().plan())
                    .set("share", rating.share())
                    .set("attainment", rating.attainment())
                    .set("won_on", time.effectiveOn()));
        }
    }

    /** Adds the rows of some entries, whose transaction is stored or added. */
    void addEntries(int from, int to, RowChanges changes) {
        for (int index = from; index < to; index++) {
            changes.insert(row(entries.get(index), index + 1));
        }
    }

    private Row row() {
        Origin.Deal deal = origin.deal() == null ? new Origin.Deal(0, null, null, null, null) : origin.deal();
        boolean accrual = type == TransactionType.ACCRUAL;
        boolean ends = type == TransactionType.REVERSAL || type == TransactionType.EARNING;
        Integer afterSeq = accrual && deal.after() != null ? Integer.valueOf(deal.seq() - 1) : deal.seq();
        return Row.in("ledger_transaction")
                .key("id", id)
                .set("type", type.name())
                .set("deal_id", origin.deal() == null ? null : deal.id())
                .set("revision", deal.revision())
                .set("seq", accrual || ends ? deal.seq() : null)
                .set("after_seq", deal.after() == null ? null : afterSeq)
                .set("after_type", deal.after() == null ? null : deal.after().name())
                .set("ends_seq", ends ? deal.seq() : null)
                .set("round_id", deal.roundId())
                .set("accrues_round", accrual ? deal.roundId() : null)
                .set("cause_id", origin.cause())
                .set("paid_on", origin.paidOn())
                .set("policy_version", terms.policy())
                .set("currency", terms.currency())
                .set("minor_units", minorUnits())
                .set("reason", terms.reason())
                .set("effective_on", time.effectiveOn())
                .set("recorded_at", Instants.utc(time.recordedAt()));
    }

    private Row row(Entry entry, int position) {
        Leg leg = entry.leg();
        return Row.in("ledger_entry")
                .key("id", Ids.next())
                .set("transaction_id", id)
                .set("position", position)
                .set("type", type.name())
                .set("account", leg.account().name())
                .set("person", leg.person())
                .set("plan", leg.plan())
                .set("amount", leg.amount())
                .set("currency", terms.currency())
                .set("minor_units", minorUnits())
                .set("base", entry.basis().base())
                .set("rate", entry.basis().rate())
                .set("share", entry.basis().share())
                .set("attainment", entry.basis().attainment());
    }

    private int minorUnits() {
        return Currency.of(terms.currency()).decimals();
    }
}
