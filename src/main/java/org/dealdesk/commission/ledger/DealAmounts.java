package org.dealdesk.commission.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a deal's commission stands.
 *
 * @param transactions of the deal, in ledger order
 */
public record DealAmounts(List<Transaction> transactions) {

    /** An accrual stands as accrued until the deal is won; one that was reversed stands no more. */
    public enum State {
        ACCRUED,
        EARNED,
        REVERSED
    }

    public static DealAmounts of(String deal, List<Transaction> ledger) {
        return new DealAmounts(ledger.stream()
                .filter(transaction -> deal.equals(transaction.deal()))
                .filter(transaction -> transaction.type() != TransactionType.ADJUSTMENT)
                .toList());
    }

    /** Empty for a deal that was never approved. */
    public Optional<State> state() {
        return latest(TransactionType.ACCRUAL, TransactionType.EARNING, TransactionType.REVERSAL)
                .map(transaction -> switch (transaction.type()) {
                    case ACCRUAL -> State.ACCRUED;
                    case EARNING -> State.EARNED;
                    default -> State.REVERSED;
                });
    }

    /** The accrual that stands, before the deal is won and after. */
    public Optional<Transaction> accrual() {
        return state().filter(state -> state != State.REVERSED).flatMap(state -> latest(TransactionType.ACCRUAL));
    }

    public Optional<Transaction> earning() {
        return latest(TransactionType.EARNING);
    }

    public BigDecimal accrued() {
        return accrual()
                .map(transaction ->
                        Amounts.sum(transaction.legsOn(Account.ACCRUED).map(Leg::amount)))
                .orElse(BigDecimal.ZERO);
    }

    /** What was earned by person and plan; what is taken back later does not lower it. */
    public Map<PersonPlan, BigDecimal> earnedByPlan() {
        return earning()
                .map(transaction -> Amounts.on(Account.EARNED, transaction.legs()))
                .orElse(Map.of());
    }

    /** What is earned, less what was taken back, plus what was restored, by person and plan. */
    public Map<PersonPlan, BigDecimal> standingByPlan() {
        List<Leg> legs = new ArrayList<>();
        of(TransactionType.EARNING, TransactionType.CLAWBACK, TransactionType.RESTORATION)
                .flatMap(transaction -> transaction.legsOn(Account.EARNED))
                .forEach(legs::add);
        return new LinkedHashMap<>(Amounts.on(Account.EARNED, legs));
    }

    public BigDecimal earned() {
        return Amounts.sum(earnedByPlan().values().stream());
    }

    public BigDecimal standing() {
        return Amounts.sum(standingByPlan().values().stream());
    }

    /** Less what was restored. */
    public BigDecimal clawedBack() {
        return earned().subtract(standing());
    }

    private Stream<Transaction> of(TransactionType... types) {
        List<TransactionType> wanted = List.of(types);
        return transactions.stream().filter(transaction -> wanted.contains(transaction.type()));
    }

    private Optional<Transaction> latest(TransactionType... types) {
        return of(types).reduce((earlier, later) -> later);
    }
}
