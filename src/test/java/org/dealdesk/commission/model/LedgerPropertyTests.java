package org.dealdesk.commission.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.journal.Amortization;
import org.dealdesk.commission.journal.Journal;
import org.dealdesk.commission.journal.JournalLine;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.payout.Holds;
import org.dealdesk.commission.payout.PayoutLines;
import org.dealdesk.commission.payout.UnsettledEntry;
import org.dealdesk.commission.statement.Balances;
import org.dealdesk.commission.statement.Months;
import org.dealdesk.commission.statement.Statement;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.dealdesk.policy.CommissionRules.From;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** What holds of any ledger. */
class LedgerPropertyTests {

    private static final int TRIES = 300;
    private static final List<String> PEOPLE = List.of("rep", "rep2", "rep3", "lead");

    @Test
    void everyTransactionSumsToZero() {
        Seeded.check(TRIES, seeded -> {
            for (Transaction transaction : new RandomLedger(seeded).all) {
                assertThat(Amounts.sum(transaction.legs().stream().map(Leg::amount)))
                        .isEqualByComparingTo("0");
            }
        });
        assertThatThrownBy(() -> new Transaction(
                        1,
                        TransactionType.ADJUSTMENT,
                        new Cause.OfAdjustment("A", null),
                        LocalDate.EPOCH,
                        List.of(new Leg(Account.EARNED, "rep", null, BigDecimal.ONE)),
                        List.of(),
                        null))
                .hasMessageContaining("sums to zero");
    }

    @Test
    void whatIsAccruedLeavesTheAccountByTheWinOrTheReversal() {
        Seeded.check(TRIES, seeded -> {
            List<Transaction> ledger = new RandomLedger(seeded).all;
            for (String person : PEOPLE) {
                assertThat(Amounts.balance(ledger, person, Account.ACCRUED, transaction -> true))
                        .isEqualByComparingTo("0");
            }
        });
    }

    @Test
    void noMoreIsClawedBackThanStandsAndWhatStandsIsTheTarget() {
        Seeded.check(TRIES, seeded -> {
            RandomLedger ledger = new RandomLedger(seeded);
            ledger.won.forEach((deal, credited) -> {
                DealAmounts amounts = DealAmounts.of(deal, ledger.all);
                Map<PersonPlan, BigDecimal> standing = amounts.standingByPlan();
                credited.targets(amounts.earnedByPlan(), RandomLedger.USD).forEach((of, target) -> {
                    assertThat(standing.get(of)).as("%s %s", deal, of).isEqualByComparingTo(target);
                    assertThat(standing.get(of))
                            .isBetween(BigDecimal.ZERO, amounts.earnedByPlan().get(of));
                });
            });
        });
    }

    @Test
    void aVoidedNoteLeavesEveryLegAsIfItHadNeverBeen() {
        Seeded.check(TRIES, seeded -> {
            RandomLedger ledger = new RandomLedger(seeded);
            ledger.won.forEach((deal, credited) -> {
                Map<PersonPlan, BigDecimal> earned =
                        DealAmounts.of(deal, ledger.all).earnedByPlan();
                CreditedDeal without = credited.with(
                        credited.notes().stream().filter(note -> !note.voided()).toList());
                assertThat(credited.targets(earned, RandomLedger.USD))
                        .isEqualTo(without.targets(earned, RandomLedger.USD));
                CreditedDeal none = credited.with(List.of());
                none.targets(earned, RandomLedger.USD)
                        .forEach((of, target) -> assertThat(target).isEqualByComparingTo(earned.get(of)));
            });
        });
    }

    @Test
    void aSpreadCreditAddsUpAndStaysWithinEachLine() {
        Seeded.check(TRIES, seeded -> new RandomLedger(seeded).won.forEach((deal, credited) -> {
            BigDecimal left = Amounts.sum(credited.left().values().stream());
            BigDecimal amount = left.min(seeded.decimal(50000, 2));
            if (amount.signum() > 0) {
                Map<Integer, BigDecimal> spread = credited.spread(amount);
                assertThat(Amounts.sum(spread.values().stream())).isEqualByComparingTo(amount);
                assertThat(credited.exceeds(spread)).isFalse();
            }
        }));
    }

    @Test
    void openingPlusEntriesIsClosingAndMonthsFollowOnEachOther() {
        Seeded.check(TRIES, seeded -> {
            List<Transaction> ledger = new RandomLedger(seeded).all;
            YearMonth last = YearMonth.from(ledger.get(ledger.size() - 1).effectiveOn());
            for (String person : PEOPLE) {
                Balances before = Balances.of(person, List.of(), transaction -> true);
                for (YearMonth month = YearMonth.of(2026, 1); !month.isAfter(last); month = month.plusMonths(1)) {
                    Statement statement = Statement.of(person, month, ledger);
                    same(statement.opening(), before);
                    Balances entries = Balances.of(person, ledger, inMonth(month));
                    same(statement.opening().plus(entries), statement.closing());
                    before = statement.closing();
                    boolean due = Months.people(month, ledger).contains(person);
                    assertThat(due)
                            .isEqualTo(statement.closing().isOpen()
                                    || !Statement.entries(person, month, ledger).isEmpty());
                }
            }
        });
    }

    private static Predicate<Transaction> inMonth(YearMonth month) {
        return transaction -> YearMonth.from(transaction.effectiveOn()).equals(month);
    }

    private static void same(Balances one, Balances other) {
        assertThat(one.accrued()).isEqualByComparingTo(other.accrued());
        assertThat(one.earned()).isEqualByComparingTo(other.earned());
        assertThat(one.paid()).isEqualByComparingTo(other.paid());
    }

    @Test
    void aPayoutLineIsTheSumOfItsEntriesAndNoEntryIsPaidTwice() {
        Seeded.check(TRIES / 3, seeded -> {
            RandomLedger ledger = new RandomLedger(seeded);
            Set<UnsettledEntry> settled = new HashSet<>();
            for (YearMonth upTo = YearMonth.of(2026, 1); upTo.getYear() < 2028; upTo = upTo.plusMonths(1)) {
                Holds holds = seeded.chance(50)
                        ? new Holds(Set.of(seeded.oneOf(PEOPLE)), Set.of("D1"), deal -> deal)
                        : Holds.NONE;
                List<UnsettledEntry> open = unsettled(ledger.all, settled);
                PayoutLines lines = PayoutLines.of(open, upTo, holds);
                PayoutLines free = PayoutLines.of(open, upTo, Holds.NONE);
                lines.lines().forEach(line -> {
                    assertThat(line.amount()).isPositive();
                    assertThat(Amounts.sum(line.settles().stream().map(UnsettledEntry::amount)))
                            .isEqualByComparingTo(line.amount());
                    assertThat(settled).doesNotContainAnyElementsOf(line.settles());
                    settled.addAll(line.settles());
                });
                PEOPLE.forEach(person -> assertThat(lines.amount(person)).isLessThanOrEqualTo(free.amount(person)));
                lines.listed().stream().filter(PayoutLines.Listed::isHeld).forEach(one -> assertThat(one.held())
                        .isEqualByComparingTo(free.amount(one.person()).subtract(lines.amount(one.person()))));
                ledger.post(
                        TransactionType.PAYOUT,
                        new Cause.OfBatch("B" + upTo, LocalDate.EPOCH),
                        Postings.payout(lines.amounts()),
                        List.of());
                PEOPLE.forEach(person -> assertThat(Amounts.balance(ledger.all, person, Account.EARNED, one -> true))
                        .isEqualByComparingTo(Amounts.sum(unsettled(ledger.all, settled).stream()
                                .filter(entry -> entry.person().equals(person))
                                .map(UnsettledEntry::amount))));
            }
        });
    }

    private static List<UnsettledEntry> unsettled(List<Transaction> ledger, Set<UnsettledEntry> settled) {
        List<UnsettledEntry> open = new ArrayList<>();
        ledger.stream().filter(transaction -> !transaction.type().isOfPayment()).forEach(transaction -> transaction
                .legsOn(Account.EARNED)
                .map(leg -> new UnsettledEntry(transaction, leg))
                .filter(entry -> !settled.contains(entry))
                .forEach(open::add));
        return open;
    }

    @Test
    void partsOfAnAmortizationAddUpToWhatStandsAndWhatIsDeferredIsWhatRemains() {
        Seeded.check(TRIES / 10, seeded -> {
            RandomLedger ledger = new RandomLedger(seeded);
            int months = seeded.between(1, 30);
            Accounting accounting = new Accounting(seeded.oneOf(List.of(From.values())), months, Map.of());
            for (String deal : ledger.won.keySet()) {
                Amortization costs =
                        new Amortization(DealAmounts.of(deal, ledger.all).transactions(), months, RandomLedger.USD);
                BigDecimal deferred = BigDecimal.ZERO;
                for (YearMonth month = YearMonth.of(2026, 1); month.getYear() < 2031; month = month.plusMonths(1)) {
                    List<JournalLine> booked = Journal.of(
                                    month, ofDeal(deal, ledger), any -> accounting, RandomLedger.USD, true)
                            .lines();
                    assertThat(Amounts.sum(booked.stream().map(JournalLine::debit)))
                            .isEqualByComparingTo(Amounts.sum(booked.stream().map(JournalLine::credit)));
                    deferred = deferred.add(Amounts.sum(booked.stream()
                            .filter(line -> line.account().equals("DEFERRED"))
                            .map(line -> line.debit().subtract(line.credit()))));
                    assertThat(deferred).isEqualByComparingTo(costs.remaining(month));
                }
                assertThat(costs.remaining(YearMonth.of(2030, 12))).isEqualByComparingTo("0");
            }
        });
    }

    private static List<Transaction> ofDeal(String deal, RandomLedger ledger) {
        return ledger.all.stream()
                .filter(transaction -> deal.equals(transaction.deal()))
                .toList();
    }
}
