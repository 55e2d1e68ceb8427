package org.dealdesk.backtest.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dealdesk.backtest.comparison.DealSource.Pending;

/**
 * Compares all deals of a source, in batches that are understood side by side. Only so many batches are under way at once, so memory
 * does not grow with the deals; the tally does not depend on which of them is done first.
 */
public final class ComparisonRun {

    private static final int BATCH = 256;

    private final DealSource source;
    private final int threads;
    private final Progress progress;
    private final BacktestTotals tally = new BacktestTotals();

    public ComparisonRun(DealSource source, int threads, Progress progress) {
        this.source = source;
        this.threads = threads;
        this.progress = progress;
    }

    /** Is told how far it has come, and says whether to go on. */
    public interface Progress {

        boolean goOn(long deals, long faulty, int percent);
    }

    /** The run was cancelled. */
    public static final class Stopped extends RuntimeException {

        public Stopped() {
            super("stopped");
        }
    }

    public BacktestTotals run() {
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "backtest");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<BacktestTotals>> underWay = new ArrayDeque<>();
            while (source.hasNext()) {
                List<Pending> batch = batch();
                underWay.add(workers.submit(() -> compare(batch)));
                if (underWay.size() > 2 * threads) {
                    finish(underWay.remove());
                }
            }
            while (!underWay.isEmpty()) {
                finish(underWay.remove());
            }
            return tally;
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Pending> batch() {
        List<Pending> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }

    private static BacktestTotals compare(List<Pending> batch) {
        BacktestTotals part = new BacktestTotals();
        batch.forEach(deal -> deal.addTo(part));
        return part;
    }

    private void finish(Future<BacktestTotals> part) {
        try {
            tally.add(part.get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A deal could not be compared", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        if (!progress.goOn(tally.compared(), tally.faulty(), source.percent())) {
            throw new Stopped();
        }
    }
}
