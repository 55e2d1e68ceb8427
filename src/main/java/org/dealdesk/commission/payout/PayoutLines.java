package org.dealdesk.commission.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dealdesk.commission.ledger.Amounts;

/**
 * What a batch would pay, by person, in the order of their ids.
 *
 * @param lines above 0
 * @param listed who gets no line though EARNED is not 0, or less because of a hold
 */
public record PayoutLines(List<Line> lines, List<Listed> listed) {

    /**
     * What a person is paid.
     *
     * @param settles the entries that add up to it
     */
    public record Line(String person, BigDecimal amount, List<UnsettledEntry> settles) {

        public Line {
            settles = List.copyOf(settles);
        }
    }

    /**
     * Who is not paid all.
     *
     * @param held what a hold keeps back: the line without holds less the line; null where the person is carried to a later batch
     */
    public record Listed(String person, BigDecimal held) {

        public boolean isHeld() {
            return held != null;
        }
    }

    public PayoutLines {
        lines = List.copyOf(lines);
        listed = List.copyOf(listed);
    }

    /**
     * The lines of a month and of what was taken back or restored since.
     *
     * @param entries all unsettled ones that are recorded by now
     */
    public static PayoutLines of(Collection<UnsettledEntry> entries, YearMonth upTo, Holds holds) {
        Map<String, List<UnsettledEntry>> byPerson = new TreeMap<>();
        entries.forEach(entry -> byPerson.computeIfAbsent(entry.person(), person -> new ArrayList<>())
                .add(entry));
        List<Line> lines = new ArrayList<>();
        List<Listed> listed = new ArrayList<>();
        byPerson.forEach((person, own) -> {
            List<UnsettledEntry> due =
                    own.stream().filter(entry -> entry.isDue(upTo)).toList();
            List<UnsettledEntry> free =
                    due.stream().filter(entry -> !holds.hold(entry)).toList();
            DueAmounts amounts = new DueAmounts(person, sum(free), sum(due), sum(own));
            if (amounts.line().signum() > 0) {
                lines.add(new Line(person, amounts.line(), free));
            }
            if (amounts.held().signum() > 0) {
                listed.add(new Listed(person, amounts.held()));
            } else if (amounts.isCarried()) {
                listed.add(new Listed(person, null));
            }
        });
        return new PayoutLines(lines, listed);
    }

    /** People whose line is not the same in both, by id. */
    public List<String> differing(PayoutLines others) {
        TreeSet<String> all = new TreeSet<>();
        Stream.of(this, others).forEach(each -> each.lines.forEach(line -> all.add(line.person())));
        all.removeIf(person -> amount(person).compareTo(others.amount(person)) == 0);
        return List.copyOf(all);
    }

    /** 0 for a person without a line. */
    public BigDecimal amount(String person) {
        return Amounts.sum(
                lines.stream().filter(line -> line.person().equals(person)).map(Line::amount));
    }

    /** What a payout posts. */
    public Map<String, BigDecimal> amounts() {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        lines.forEach(line -> amounts.put(line.person(), line.amount()));
        return amounts;
    }

    private static BigDecimal sum(List<UnsettledEntry> entries) {
        return Amounts.sum(entries.stream().map(UnsettledEntry::amount));
    }
}
