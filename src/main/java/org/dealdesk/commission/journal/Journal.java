package org.dealdesk.commission.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.dealdesk.commission.journal.JournalLine.Booking;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionRules.Account;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.dealdesk.policy.CommissionRules.From;
import org.dealdesk.policy.CommissionRules.Treatment;

/**
 * A month of the ledger as it is booked.
 *
 * @param lines debits and credits, which are equal
 * @param memorandum what is recorded before an amount is owed, in no total
 */
public record Journal(List<JournalLine> lines, List<JournalLine> memorandum) {

    public Journal {
        lines = List.copyOf(lines);
        memorandum = List.copyOf(memorandum);
    }

    /**
     * Books a month.
     *
     * @param ledger all transactions, in ledger order
     * @param accounting of the policy of a deal's won revision; asked with null for what is of no deal
     * @param ended whether the month has ended, so that the amounts of its last day are known
     */
    public static Journal of(
            YearMonth month,
            List<Transaction> ledger,
            Function<String, Accounting> accounting,
            Currency currency,
            boolean ended) {
        List<JournalLine> lines = new ArrayList<>();
        List<JournalLine> memorandum = new ArrayList<>();
        for (Transaction transaction : ledger) {
            if (YearMonth.from(transaction.effectiveOn()).equals(month)) {
                Accounting how = accounting.apply(transaction.deal());
                (isMemorandum(transaction, how) ? memorandum : lines).addAll(booked(transaction, how));
            }
        }
        if (ended) {
            ledger.stream()
                    .map(Transaction::deal)
                    .filter(Objects::nonNull)
                    .distinct()
                    .filter(deal -> accounting.apply(deal).treatment() == Treatment.AMORTIZE)
                    .forEach(deal -> lines.addAll(
                            new DeferredCosts(deal, accounting.apply(deal), currency).ofMonth(month, ledger)));
        }
        return new Journal(lines, memorandum);
    }

    private static boolean isMemorandum(Transaction transaction, Accounting how) {
        boolean before =
                transaction.type() == TransactionType.ACCRUAL || transaction.type() == TransactionType.REVERSAL;
        return before && how.from() == From.EARNED;
    }

    private static List<JournalLine> booked(Transaction transaction, Accounting how) {
        boolean fromTheWin = transaction.type() == TransactionType.EARNING && how.from() == From.EARNED;
        List<Leg> legs = fromTheWin ? owedByTheWin(transaction) : transaction.legs();
        Map<Place, BigDecimal> sums = Amounts.by(legs, Place::of);
        List<JournalLine> lines = new ArrayList<>();
        sums.forEach((place, amount) -> {
            if (amount.signum() != 0) {
                lines.add(new JournalLine(
                        transaction.effectiveOn(),
                        how.name(place.account()),
                        amount.signum() < 0,
                        amount.abs(),
                        new Booking(
                                paidOn(transaction),
                                transaction.deal(),
                                place.person(),
                                transaction.type().name())));
            }
        });
        return lines;
    }

    /** Before the win no amount was owed: the whole amount is an expense of the win. */
    private static List<Leg> owedByTheWin(Transaction earning) {
        List<Leg> legs = new ArrayList<>();
        earning.legsOn(org.dealdesk.commission.ledger.Account.EARNED).forEach(leg -> {
            legs.add(leg);
            legs.add(new Leg(
                    org.dealdesk.commission.ledger.Account.EXPENSE,
                    null,
                    leg.plan(),
                    leg.amount().negate()));
        });
        return legs;
    }

    private static LocalDate paidOn(Transaction transaction) {
        return transaction.cause() instanceof Cause.OfBatch batch ? batch.paidOn() : null;
    }

    /** Where amounts of one transaction are added up. */
    private record Place(Account account, String person) {

        static Place of(Leg leg) {
            return new Place(Account.valueOf(leg.account().name()), leg.person());
        }
    }

    /**
     * What people owe at the end of a month: their negative balances of EARNED, which are named RECEIVABLE then.
     *
     * @return amounts above 0 by person
     */
    public static Map<String, BigDecimal> receivables(YearMonth month, List<Transaction> ledger) {
        List<Leg> legs = new ArrayList<>();
        ledger.stream()
                .filter(transaction -> !transaction.effectiveOn().isAfter(month.atEndOfMonth()))
                .flatMap(transaction -> transaction.legsOn(org.dealdesk.commission.ledger.Account.EARNED))
                .forEach(legs::add);
        Map<String, BigDecimal> owed = new LinkedHashMap<>();
        Amounts.by(legs, Leg::person).forEach((person, balance) -> {
            if (balance.signum() < 0) {
                owed.put(person, balance.negate());
            }
        });
        return owed;
    }
}
