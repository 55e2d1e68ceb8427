package org.dealdesk.approval.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.dealdesk.deal.DealNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does the same to deal after deal, each in a transaction of its own. A deal with which it fails is counted and named in the log, and
 * the others go on; the next sweep tries it again.
 */
@Component
public class EachDeal {

    private static final Logger log = LoggerFactory.getLogger(EachDeal.class);

    private final MeterRegistry metrics;

    /** What has failed and not succeeded since: its stack trace is in the log already. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    EachDeal(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Goes through all deals that there are.
     *
     * @param after the next deals behind the one with this id, in the order of their ids; none at the end
     */
    public void through(String task, LongFunction<List<DealNumber>> after, Consumer<DealNumber> work) {
        List<DealNumber> next = after.apply(0);
        while (!next.isEmpty() && !stopping) {
            through(task, next, work);
            next = after.apply(next.get(next.size() - 1).id());
        }
    }

    public void through(String task, List<DealNumber> deals, Consumer<DealNumber> work) {
        for (DealNumber deal : deals) {
            if (!stopping) {
                attempt(task, deal, work);
            }
        }
    }

    private void attempt(String task, DealNumber deal, Consumer<DealNumber> work) {
        String what = task + " " + deal;
        try {
            work.accept(deal);
            failing.remove(what);
        } catch (RuntimeException failed) {
            Counter.builder("dealdesk.sweep.failures")
                    .description("Deals with which a sweep failed, each time it did")
                    .tag("task", task)
                    .register(metrics)
                    .increment();
            if (failing.add(what)) {
                log.error("alarm=sweep-failed task={} deal={}: each sweep tries it again", task, deal, failed);
            }
        }
    }

    /** What is left waits for another node, or for the next start. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }
}
