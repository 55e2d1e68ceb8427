package org.dealdesk.commission.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Rating;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;

/**
 * What a person's commission did in one month, in ledger order. Opening plus entries is closing, for each account.
 *
 * @param deals the entries of each deal; adjustments and payments stand apart
 */
public record Statement(
        String person,
        YearMonth month,
        Balances opening,
        List<OfDeal> deals,
        List<Entry> adjustments,
        List<Payment> payments,
        Balances closing) {

    /** A deal and its entries. */
    public record OfDeal(String deal, List<Entry> entries) {

        public OfDeal {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One leg of the person's.
     *
     * @param rating what the amount was worked out from; null where it is of no plan with shares
     */
    public record Entry(Transaction transaction, Leg leg, Rating rating) {}

    /**
     * What was paid, or came back.
     *
     * @param paidOn the day of the payment, or on which it came back
     * @param amount negative for what came back
     */
    public record Payment(TransactionType type, LocalDate on, String batch, LocalDate paidOn, BigDecimal amount) {}

    public Statement {
        deals = List.copyOf(deals);
        adjustments = List.copyOf(adjustments);
        payments = List.copyOf(payments);
    }

    /** From all transactions of the ledger, or at least all of the person. */
    public static Statement of(String person, YearMonth month, List<Transaction> ledger) {
        Map<String, List<Entry>> deals = new LinkedHashMap<>();
        List<Entry> adjustments = new ArrayList<>();
        List<Payment> payments = new ArrayList<>();
        for (Entry entry : entries(person, month, ledger)) {
            Transaction transaction = entry.transaction();
            if (transaction.cause() instanceof Cause.OfDeal of) {
                deals.computeIfAbsent(of.deal(), deal -> new ArrayList<>()).add(entry);
            } else if (transaction.cause() instanceof Cause.OfAdjustment) {
                adjustments.add(entry);
            } else if (transaction.cause() instanceof Cause.OfBatch of
                    && entry.leg().account() == Account.PAID) {
                payments.add(payment(transaction, of, entry.leg()));
            }
        }
        return new Statement(
                person,
                month,
                Balances.of(
                        person, ledger, transaction -> transaction.effectiveOn().isBefore(month.atDay(1))),
                deals.entrySet().stream()
                        .map(deal -> new OfDeal(deal.getKey(), deal.getValue()))
                        .toList(),
                adjustments,
                payments,
                Balances.of(person, ledger, transaction -> !transaction
                        .effectiveOn()
                        .isAfter(month.atEndOfMonth())));
    }

    /** All of the person's legs of the month. */
    public static List<Entry> entries(String person, YearMonth month, List<Transaction> ledger) {
        List<Entry> entries = new ArrayList<>();
        for (Transaction transaction : ledger) {
            if (YearMonth.from(transaction.effectiveOn()).equals(month)) {
                transaction.legs().stream()
                        .filter(leg -> person.equals(leg.person()))
                        .forEach(leg -> entries.add(new Entry(transaction, leg, rating(transaction, leg))));
            }
        }
        return entries;
    }

    private static Rating rating(Transaction transaction, Leg leg) {
        return transaction.ratings().stream()
                .filter(rating -> rating.of().person().equals(leg.person())
                        && rating.of().plan().equals(leg.plan()))
                .findFirst()
                .orElse(null);
    }

    private static Payment payment(Transaction transaction, Cause.OfBatch of, Leg paid) {
        return new Payment(transaction.type(), transaction.effectiveOn(), of.batch(), of.paidOn(), paid.amount());
    }
}
