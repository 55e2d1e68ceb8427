package org.dealdesk.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log and one measurement for each command: who did what to which deal, how it ended and how long it took. */
final class UseCaseLog {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final MeterRegistry metrics;

    UseCaseLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    <R> Done<R> report(Command command, Supplier<Done<R>> work) {
        long started = System.nanoTime();
        try {
            Done<R> done = work.get().about(command.subject());
            report(command, done.subject(), done.replayed() ? "replayed" : done.outcome(), started);
            return done;
        } catch (Refusal refusal) {
            report(command, command.subject(), refusal.type().slug(), started);
            throw refusal;
        } catch (InvalidInput invalid) {
            report(command, command.subject(), "invalid", started);
            throw invalid;
        } catch (RuntimeException failed) {
            report(command, command.subject(), "failed", started);
            throw failed;
        }
    }

    private void report(Command command, String deal, String outcome, long started) {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        metrics.timer("dealdesk.use.case", "name", command.name(), "outcome", outcome.toLowerCase(Locale.ROOT))
                .record(took);
        log.info(
                "use_case={} deal={} actor={} outcome={} ms={}",
                command.name(),
                deal,
                command.caller().id(),
                outcome,
                took.toMillis());
    }
}
