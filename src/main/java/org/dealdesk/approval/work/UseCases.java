package org.dealdesk.approval.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The frame around every use case, whichever door it came through: an expiry that is due is recorded first, and one line in the
 * log says who did what to which deal, how it ended and how long it took.
 */
@Component
public class UseCases {

    private static final Logger log = LoggerFactory.getLogger(UseCases.class);

    /** The deal that the thread's use case has locked, so that a refusal can name it too. */
    private static final String DEAL = "deal";

    private final ExpireDeals expiries;
    private final MeterRegistry metrics;

    UseCases(ExpireDeals expiries, MeterRegistry metrics) {
        this.expiries = expiries;
        this.metrics = metrics;
    }

    /** Performs the use case {@code name}; {@code outcome} says in a word how it ended, {@code deal} which deal it was about. */
    public <T> T perform(
            String name, Caller caller, Function<T, String> deal, Function<T, String> outcome, Supplier<T> work) {
        MDC.remove(DEAL);
        long started = System.nanoTime();
        try {
            T result = afterExpiry(work);
            String about = deal.apply(result);
            report(name, caller, about.equals("-") ? known() : about, outcome.apply(result), started);
            return result;
        } catch (Refusal refusal) {
            report(name, caller, known(), refusal.type().slug(), started);
            throw refusal;
        } catch (InvalidInput invalid) {
            report(name, caller, known(), "invalid", started);
            throw invalid;
        } catch (RuntimeException failed) {
            report(name, caller, known(), "failed", started);
            throw failed;
        } finally {
            MDC.remove(DEAL);
        }
    }

    static void isAbout(DealNumber deal) {
        MDC.put(DEAL, deal.toString());
    }

    static void isAboutNothing() {
        MDC.remove(DEAL);
    }

    private static String known() {
        String deal = MDC.get(DEAL);
        return deal == null ? "-" : deal;
    }

    private <T> T afterExpiry(Supplier<T> work) {
        try {
            return work.get();
        } catch (ExpiryDue due) {
            expiries.expire(due.number());
            return work.get();
        }
    }

    private void report(String name, Caller caller, String deal, String outcome, long started) {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        metrics.timer("dealdesk.use.case", "name", name, "outcome", outcome.toLowerCase(Locale.ROOT))
                .record(took);
        log.info("use_case={} deal={} actor={} outcome={} ms={}", name, deal, caller.id(), outcome, took.toMillis());
    }
}
