package org.dealdesk.commission.statement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;

/** In which order months close, and for which people a closed month has a statement. */
public final class Months {

    /** Why a month cannot be closed. */
    public enum Refusal {
        NOT_ENDED,
        CLOSED_ALREADY,
        OUT_OF_ORDER
    }

    private Months() {}

    /**
     * Whether a month may be closed: it has ended, and each month since the first entry is closed before it.
     *
     * @param first the month of the first entry; null where there is none
     * @param last the month that was closed last; null where none was
     * @param today in the policy's time zone
     */
    public static Optional<Refusal> refusal(YearMonth month, YearMonth first, YearMonth last, LocalDate today) {
        if (!month.isBefore(YearMonth.from(today))) {
            return Optional.of(Refusal.NOT_ENDED);
        }
        if (last != null && !month.isAfter(last)) {
            return Optional.of(Refusal.CLOSED_ALREADY);
        }
        YearMonth next = last == null ? first : last.plusMonths(1);
        return month.equals(next) ? Optional.empty() : Optional.of(Refusal.OUT_OF_ORDER);
    }

    /** Each person with an entry in the month, or with an amount accrued or earned at its end, by id. */
    public static List<String> people(YearMonth month, List<Transaction> ledger) {
        TreeSet<String> all = new TreeSet<>();
        ledger.stream()
                .flatMap(transaction -> transaction.legs().stream())
                .map(Leg::person)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all.stream()
                .filter(person -> !Statement.entries(person, month, ledger).isEmpty()
                        || Balances.of(person, ledger, transaction -> !transaction
                                        .effectiveOn()
                                        .isAfter(month.atEndOfMonth()))
                                .isOpen())
                .toList();
    }
}
