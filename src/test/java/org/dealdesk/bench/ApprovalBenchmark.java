package org.dealdesk.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dealdesk.bench.Latencies.Summary;
import org.junit.jupiter.api.Test;

/**
 * How many deals an hour of this machine approves: people who each submit a deal and have it approved by Sales Ops, finance and
 * legal, over HTTP, on a PostgreSQL that loses no commit. Its name keeps it out of the tests:
 * {@code ./mvnw -q test -Dtest=ApprovalBenchmark}.
 */
class ApprovalBenchmark {

    private static final int CLIENTS = Integer.getInteger("benchmark.clients", 8);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warmup", 20));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));
    private static final boolean WORK_LIST = Boolean.getBoolean("benchmark.worklist");
    private static final boolean STATEMENTS = Boolean.getBoolean("benchmark.statements");

    @Test
    void approvesDeals() throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start()) {
            throughput(postgres);
            statements(postgres);
        }
    }

    private static void throughput(DurablePostgres postgres) throws Exception {
        try (BenchedProduct product = BenchedProduct.start(postgres.jdbcUrl(), false)) {
            drive(product, WARM_UP);
            Storage before = Storage.of(postgres);
            Latencies latencies = new Latencies();
            long worked = processorTime();
            long started = System.nanoTime();
            List<Run> runs = drive(product, MEASURED);
            worked = processorTime() - worked;
            double seconds = (System.nanoTime() - started) / 1e9;
            long deals = runs.stream().mapToLong(Run::approved).sum();
            long errors = runs.stream().mapToLong(Run::errors).sum();
            runs.forEach(run -> latencies.add(run.latencies()));
            say("PostgreSQL %s, %d clients, %d processors".formatted(postgres.describe(), CLIENTS, processors()));
            say("%d deals approved in %.1f s: %.1f deals/s, %d errors"
                    .formatted(deals, seconds, deals / seconds, errors));
            // Unlike the others, this figure hardly depends on what else the machine is doing.
            say("%.1f ms of processor per deal in this JVM, clients included".formatted(worked / 1e6 / deals));
            printLatencies(latencies);
            Storage.of(postgres).since(before, deals).forEach(ApprovalBenchmark::say);
        }
    }

    private static void printLatencies(Latencies latencies) {
        say("%-22s %10s %10s %10s %10s".formatted("call", "count", "p50 ms", "p99 ms", "max ms"));
        for (Map.Entry<String, Summary> call : latencies.summaries().entrySet()) {
            Summary summary = call.getValue();
            say("%-22s %10d %10.1f %10.1f %10.1f"
                    .formatted(call.getKey(), summary.count(), summary.p50(), summary.p99(), summary.max()));
        }
    }

    /** One client on a product whose statements are counted; what only a first call sends is left out. */
    private static void statements(DurablePostgres postgres) throws Exception {
        try (BenchedProduct product = BenchedProduct.start(postgres.jdbcUrl(), true)) {
            Person person = new Person(product, WORK_LIST);
            for (int deal = 0; deal < 20; deal++) {
                person.approveOneDeal();
            }
            Map<String, Traffic> traffic = new TreeMap<>();
            person.afterEachCall((call, sent) -> traffic.put(call, sent));
            person.approveOneDeal();
            say("%-22s %10s %12s".formatted("call", "statements", "transactions"));
            traffic.forEach((call, sent) ->
                    say("%-22s %10d %12d".formatted(call, sent.statements().size(), sent.transactions())));
            if (STATEMENTS) {
                traffic.forEach((call, sent) -> {
                    say("\n" + call);
                    sent.statements().forEach(sql -> say("  " + sql));
                });
            }
        }
    }

    private record Run(long approved, long errors, Latencies latencies) {}

    private static List<Run> drive(BenchedProduct product, Duration how) throws Exception {
        long end = System.nanoTime() + how.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Run>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            running.add(clients.submit(() -> work(new Person(product, WORK_LIST), end)));
        }
        List<Run> runs = new ArrayList<>();
        for (Future<Run> run : running) {
            runs.add(run.get());
        }
        clients.shutdown();
        clients.awaitTermination(1, TimeUnit.MINUTES);
        return runs;
    }

    private static Run work(Person person, long end) {
        long approved = 0;
        long errors = 0;
        while (System.nanoTime() < end) {
            try {
                person.approveOneDeal();
                approved++;
            } catch (UnexpectedAnswer unexpected) {
                errors++;
                say("error: " + unexpected.getMessage());
            }
        }
        return new Run(approved, errors, person.latencies());
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
