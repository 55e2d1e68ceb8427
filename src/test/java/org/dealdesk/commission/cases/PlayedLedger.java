package org.dealdesk.commission.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Rating;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.payout.UnsettledEntry;

/** The transactions of a sequence, the months that are closed, and what was settled. */
final class PlayedLedger {

    final List<Transaction> all = new ArrayList<>();
    private final Set<UnsettledEntry> settled = new HashSet<>();
    YearMonth lastClosed;

    /** Never dated before the transaction before it. */
    Transaction post(
            TransactionType type, Cause cause, LocalDate today, List<Leg> legs, List<Rating> ratings, String why) {
        LocalDate before = all.isEmpty() ? today : all.get(all.size() - 1).effectiveOn();
        LocalDate on = before.isAfter(today) ? before : today;
        if (lastClosed != null && !YearMonth.from(on).isAfter(lastClosed)) {
            throw new IllegalStateException("posted into the closed month " + on);
        }
        Transaction posted = new Transaction(all.size() + 1L, type, cause, on, legs, ratings, why);
        all.add(posted);
        return posted;
    }

    Transaction post(TransactionType type, Cause cause, LocalDate today, List<Leg> legs) {
        return post(type, cause, today, legs, List.of(), null);
    }

    DealAmounts of(String deal) {
        return DealAmounts.of(deal, all);
    }

    YearMonth firstMonth() {
        return all.isEmpty() ? null : YearMonth.from(all.get(0).effectiveOn());
    }

    List<UnsettledEntry> unsettled() {
        return all.stream()
                .filter(transaction -> !transaction.type().isOfPayment())
                .flatMap(transaction ->
                        transaction.legsOn(Account.EARNED).map(leg -> new UnsettledEntry(transaction, leg)))
                .filter(entry -> !settled.contains(entry))
                .toList();
    }

    void settle(List<UnsettledEntry> entries) {
        settled.addAll(entries);
    }

    void unsettle(List<UnsettledEntry> entries) {
        settled.removeAll(new HashSet<>(entries));
    }
}
