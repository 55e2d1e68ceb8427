package org.dealdesk.backtest.comparison;

import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Deals one after the other, as many as there are; none is held longer than it takes to compare it. */
public interface DealSource extends Iterator<DealSource.Pending>, AutoCloseable {

    /**
     * Looks through the source before anything is compared, where that takes it.
     *
     * @param goOn asked now and then; false: stop
     * @return false if it was stopped
     */
    default boolean prepare(BooleanSupplier goOn) {
        return true;
    }

    /** A deal that has been read but not understood yet. Many are understood side by side. */
    interface Pending {

        /** Compares the deal, or says what keeps it from being compared. */
        void addTo(BacktestTotals tally);
    }

    /** How much of the source has been read. */
    int percent();

    @Override
    void close();
}
