package org.dealdesk.backtest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.ComparisonRun;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.backtest.comparison.ResultDocument;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.background.Workers;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs back-tests in the background of this server: few at once, on few threads. */
@Component
class BacktestRuns {

    private static final Logger log = LoggerFactory.getLogger(BacktestRuns.class);

    private static final int MOST_AT_ONCE = 2;
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofMillis(500);
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_WAITERS = 4;

    private final BacktestTable table;
    private final Transactions transactions;
    private final Clock clock;
    private final int threads;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, CountDownLatch> running = new ConcurrentHashMap<>();
    private final Semaphore waiters = new Semaphore(MOST_WAITERS);
    private final Workers jobs;

    BacktestRuns(
            BacktestTable table,
            Transactions transactions,
            BackgroundWork background,
            Clock clock,
            @Value("${dealdesk.backtest.threads:0}") int threads) {
        this.jobs = background.workers("backtest-job", MOST_AT_ONCE);
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        this.threads = threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Takes a place for one more, if there is one. */
    boolean reserve() {
        return !jobs.areStopping() && places.tryAcquire();
    }

    /** Releases a reserved place without starting a back-test. */
    void release() {
        places.release();
    }

    /** Starts on a reserved place; the source is closed in every case. */
    void start(String id, Supplier<DealSource> source, Policy candidate) {
        CountDownLatch ended = new CountDownLatch(1);
        running.put(id, ended);
        Future<?> job = jobs.submit("backtest", null, () -> {
            try {
                run(id, source, candidate);
            } finally {
                ended(id);
            }
            return null;
        });
        if (job.isCancelled()) {
            // The server stops. The next one finds that this back-test shows no sign of life, and clears the folder of
            // uploads.
            ended(id);
        }
    }

    /** In this order: a caller who has waited for the end finds a place free. */
    private void ended(String id) {
        places.release();
        running.remove(id).countDown();
    }

    /**
     * Waits for one that runs here; one that runs elsewhere, or has ended, is not waited for. A waiting request holds a thread of the
     * server, so only a few wait at a time; the others are answered at once.
     */
    void await(String id, Duration most) {
        CountDownLatch ended = running.get(id);
        if (ended == null || most.isZero() || !waiters.tryAcquire()) {
            return;
        }
        try {
            boolean inTime = ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
            log.debug("Waited for back-test {}: {}", id, inTime ? "it has ended" : "it still runs");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            waiters.release();
        }
    }

    private void run(String id, Supplier<DealSource> opening, Policy candidate) {
        try (DealSource source = opening.get()) {
            SignsOfLife signs = new SignsOfLife(id);
            if (!source.prepare(() -> signs.goOn(0, 0, 0))) {
                throw new ComparisonRun.Stopped();
            }
            BacktestTotals tally = new ComparisonRun(source, threads, signs).run();
            String result = CanonicalJson.write(new ResultDocument(tally, candidate.currency()).write());
            transactions.run(() -> table.complete(id, tally, result, clock.instant()));
        } catch (ComparisonRun.Stopped stopped) {
            // One that was cancelled has ended already and keeps its reason.
            end(id, State.INTERRUPTED, "The server was stopped");
        } catch (CsvParseException malformed) {
            end(id, State.FAILED, shortened("The file is no CSV: " + malformed.getMessage()));
        } catch (InvalidInput refused) {
            String reason = "The file: " + refused.faults().get(0).detail();
            end(id, State.FAILED, shortened(reason));
        } catch (RuntimeException | Error failed) {
            log.error("Back-test {} failed", id, failed);
            end(id, State.FAILED, "Unexpected error; see the server log");
        }
    }

    private void end(String id, State state, String reason) {
        transactions.run(() -> table.end(id, state, reason, clock.instant()));
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** Stores the progress of a back-test at intervals, and reads whether it was cancelled. */
    private final class SignsOfLife implements ComparisonRun.Progress {

        private final String id;
        private long last;

        SignsOfLife(String id) {
            this.id = id;
            this.last = System.nanoTime() - BETWEEN_SIGNS_OF_LIFE.toNanos();
        }

        @Override
        public boolean goOn(long deals, long faulty, int percent) {
            long now = System.nanoTime();
            boolean stopping = jobs.areStopping();
            if (stopping || now - last < BETWEEN_SIGNS_OF_LIFE.toNanos()) {
                return !stopping;
            }
            last = now;
            return transactions.run(() -> table.progress(id, deals, faulty, Math.min(percent, 100), clock.instant()));
        }
    }
}
