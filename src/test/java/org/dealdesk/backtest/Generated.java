package org.dealdesk.backtest;

import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.backtest.source.UploadedDealReader;
import org.dealdesk.testing.data.FiveLines;

/** Generated deals as a source: each is made when it is compared, so none of them waits in memory. */
public final class Generated implements DealSource {

    private final UploadedDealReader uploaded;
    private final long deals;
    private long made;

    public Generated(UploadedDealReader uploaded, long deals) {
        this.uploaded = uploaded;
        this.deals = deals;
    }

    @Override
    public boolean hasNext() {
        return made < deals;
    }

    @Override
    public Pending next() {
        long number = made++;
        return tally -> tally.add(uploaded.compare(FiveLines.deal(number), number, null));
    }

    @Override
    public int percent() {
        return (int) (made * 100 / deals);
    }

    @Override
    public void close() {
        // There is no resource to close.
    }
}
