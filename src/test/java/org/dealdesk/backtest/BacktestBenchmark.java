package org.dealdesk.backtest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.ComparisonRun;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/**
 * How long a back-test in memory takes, deals being made on the fly. Its name keeps it out of the tests:
 * {@code ./mvnw -q test -Dtest=BacktestBenchmark -Ddealdesk.test.jvm=-Xmx512m}.
 */
class BacktestBenchmark {

    private static final int THREADS =
            Integer.getInteger("benchmark.threads", Runtime.getRuntime().availableProcessors());

    @Test
    void comparesGeneratedDeals() {
        System.out.printf(
                "%d threads, at most %d MiB of heap%n",
                THREADS, Runtime.getRuntime().maxMemory() >> 20);
        run(100_000);
        System.out.println("deals      seconds   microseconds of processor a deal   heap in use after, MiB");
        for (long deals : new long[] {10_000, 100_000, 1_000_000}) {
            long worked = processorTime();
            long started = System.nanoTime();
            BacktestTotals tally = run(deals);
            double seconds = (System.nanoTime() - started) / 1e9;
            worked = processorTime() - worked;
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%-10d %7.2f   %32.2f   %22d%n",
                    tally.compared(),
                    seconds,
                    worked / 1e3 / deals,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        }
    }

    /** Unlike the time that passes, it hardly depends on what else the machine is doing. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static BacktestTotals run(long deals) {
        Generated source = new Generated(Candidates.against(Deals.POLICY, Candidates.STRICTER), deals);
        return new ComparisonRun(source, THREADS, (compared, faulty, percent) -> true).run();
    }
}
