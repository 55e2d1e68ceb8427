package org.dealdesk.commission.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;

/**
 * What deals should have posted, worked out again from revision, policy and stored attainments, compared with what was posted.
 *
 * @param differences what is not the same; there must be none
 */
public record Reconciliation(List<Difference> differences) {

    /** What one deal should have posted in one kind of transaction. */
    public record Due(String deal, TransactionType type, List<Leg> legs) {}

    /**
     * One amount that differs.
     *
     * @param due 0 where it should not have been posted
     * @param posted 0 where it is missing
     */
    public record Difference(String deal, TransactionType type, String place, BigDecimal due, BigDecimal posted) {}

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    public static Reconciliation of(List<Due> due, List<Transaction> posted) {
        Map<String, BigDecimal> should = new TreeMap<>();
        Map<String, BigDecimal> were = new TreeMap<>();
        Map<String, Key> keys = new TreeMap<>();
        due.forEach(one -> add(one.deal(), one.type(), one.legs(), should, keys));
        posted.forEach(one -> add(one.deal(), one.type(), one.legs(), were, keys));
        List<Difference> differences = new ArrayList<>();
        keys.forEach((text, key) -> {
            BigDecimal one = should.getOrDefault(text, BigDecimal.ZERO);
            BigDecimal other = were.getOrDefault(text, BigDecimal.ZERO);
            if (one.compareTo(other) != 0) {
                differences.add(new Difference(key.deal(), key.type(), key.place(), one, other));
            }
        });
        return new Reconciliation(differences);
    }

    private record Key(String deal, TransactionType type, String place) {}

    private static void add(
            String deal, TransactionType type, List<Leg> legs, Map<String, BigDecimal> sums, Map<String, Key> keys) {
        Amounts.by(legs, leg -> new Key(deal, type, place(leg))).forEach((key, amount) -> {
            keys.put(key.toString(), key);
            sums.merge(key.toString(), amount, BigDecimal::add);
        });
    }

    private static String place(Leg leg) {
        return "%s %s %s"
                .formatted(leg.account(), Objects.toString(leg.person(), "-"), Objects.toString(leg.plan(), "-"));
    }
}
