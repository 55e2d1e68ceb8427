package org.dealdesk.backtest.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.policy.ApprovalFunction;

/**
 * What many comparisons add up to. Tallies of parts can be added in any order and come to the same: sums are exact, and what is kept
 * one by one is kept by what it says, never by when it came.
 */
public final class BacktestTotals {

    static final int MOST_CHANGES = 50;
    public static final int MOST_FAULTS = 100;

    /** Deals and their TCV under the candidate. */
    static final class Cell {

        private long deals;
        private BigDecimal tcv = BigDecimal.ZERO;

        private void add(long more, BigDecimal value) {
            deals += more;
            tcv = tcv.add(value);
        }

        public void add(Cell other) {
            add(other.deals, other.tcv);
        }

        long deals() {
            return deals;
        }

        BigDecimal tcv() {
            return tcv;
        }
    }

    /** What is sold under one version: the deals that it does not block. */
    static final class Business {

        private final Cell sold = new Cell();
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal commission = BigDecimal.ZERO;

        private void add(VersionVerdict verdict) {
            if (!verdict.blocked()) {
                add(1, verdict.tcv(), verdict.cost(), verdict.commission());
            }
        }

        private void add(long deals, BigDecimal tcv, BigDecimal moreCost, BigDecimal moreCommission) {
            sold.add(deals, tcv);
            cost = cost.add(moreCost);
            commission = commission.add(moreCommission);
        }

        private void add(Business other) {
            add(other.sold.deals, other.sold.tcv, other.cost, other.commission);
        }

        Cell sold() {
            return sold;
        }

        BigDecimal cost() {
            return cost;
        }

        BigDecimal commission() {
            return commission;
        }
    }

    /** How often one function is asked. */
    static final class Load {

        private long then;
        private long now;
        private long added;
        private long removed;

        private void add(Load other) {
            then += other.then;
            now += other.now;
            added += other.added;
            removed += other.removed;
        }

        long then() {
            return then;
        }

        long now() {
            return now;
        }

        long added() {
            return added;
        }

        long removed() {
            return removed;
        }
    }

    private final Map<Outcome, Map<Outcome, Cell>> outcomes = new EnumMap<>(Outcome.class);
    private final Map<ApprovalFunction, Load> loads = new EnumMap<>(ApprovalFunction.class);
    private final Business then = new Business();
    private final Business now = new Business();
    private final Map<String, Long> silent = new TreeMap<>();
    private final TreeSet<DealComparison> changes = new TreeSet<>(DealComparison.MOST_CHANGED);
    private final List<RowFault> faults = new ArrayList<>();
    private long compared;
    private long changed;
    private long faulty;
    private long faultCount;

    BacktestTotals() {
        for (Outcome before : Outcome.values()) {
            Map<Outcome, Cell> row = new EnumMap<>(Outcome.class);
            for (Outcome after : Outcome.values()) {
                row.put(after, new Cell());
            }
            outcomes.put(before, row);
        }
        for (ApprovalFunction function : ApprovalFunction.values()) {
            loads.put(function, new Load());
        }
    }

    public void add(DealComparison deal) {
        compared++;
        outcomes.get(deal.then().outcome())
                .get(deal.now().outcome())
                .add(1, deal.now().tcv());
        then.add(deal.then());
        now.add(deal.now());
        deal.then().asked().forEach(function -> loads.get(function).then++);
        deal.now().asked().forEach(function -> loads.get(function).now++);
        deal.silent().forEach(guardrail -> silent.merge(guardrail, 1L, Long::sum));
        if (deal.changed()) {
            changed++;
            deal.added().forEach(function -> loads.get(function).added++);
            deal.removed().forEach(function -> loads.get(function).removed++);
            keep(deal);
        }
    }

    /** A deal that cannot be assessed: counted, with what is wrong with it. */
    public void refuse(List<RowFault> found) {
        faulty++;
        faultCount += found.size();
        if (faults.size() < MOST_FAULTS) {
            faults.addAll(found.subList(0, Math.min(found.size(), MOST_FAULTS)));
        }
    }

    public void add(BacktestTotals other) {
        compared += other.compared;
        changed += other.changed;
        faulty += other.faulty;
        faultCount += other.faultCount;
        other.outcomes.forEach((before, row) ->
                row.forEach((after, cell) -> outcomes.get(before).get(after).add(cell)));
        other.loads.forEach((function, load) -> loads.get(function).add(load));
        then.add(other.then);
        now.add(other.now);
        other.silent.forEach((guardrail, deals) -> silent.merge(guardrail, deals, Long::sum));
        other.changes.forEach(this::keep);
        faults.addAll(other.faults);
        faults.sort(Comparator.comparingLong(RowFault::place));
        if (faults.size() > MOST_FAULTS) {
            faults.subList(MOST_FAULTS, faults.size()).clear();
        }
    }

    private void keep(DealComparison deal) {
        if (changes.size() < MOST_CHANGES || DealComparison.MOST_CHANGED.compare(deal, changes.last()) < 0) {
            changes.add(deal);
            if (changes.size() > MOST_CHANGES) {
                changes.pollLast();
            }
        }
    }

    Cell cell(Outcome before, Outcome after) {
        return outcomes.get(before).get(after);
    }

    Load load(ApprovalFunction function) {
        return loads.get(function);
    }

    Business then() {
        return then;
    }

    Business now() {
        return now;
    }

    Map<String, Long> silent() {
        return silent;
    }

    /** The deals that change most, most changed first. */
    Iterable<DealComparison> changes() {
        return changes;
    }

    public List<RowFault> faults() {
        return faults;
    }

    public long compared() {
        return compared;
    }

    long changed() {
        return changed;
    }

    public long faulty() {
        return faulty;
    }

    long faultCount() {
        return faultCount;
    }
}
