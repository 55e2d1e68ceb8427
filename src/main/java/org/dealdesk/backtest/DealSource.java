package org.dealdesk.backtest;

import java.util.Iterator;

/** Deals one after the other, as many as there are; none is held longer than it takes to compare it. */
interface DealSource extends Iterator<DealSource.Pending>, AutoCloseable {

    /** A deal that has been read but not understood yet. Many are understood side by side. */
    interface Pending {

        /** Compares the deal, or says what keeps it from being compared. */
        void addTo(Tally tally);
    }

    /** How much of the source has been read. */
    int percent();

    @Override
    void close();
}
