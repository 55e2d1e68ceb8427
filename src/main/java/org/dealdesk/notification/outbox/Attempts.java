package org.dealdesk.notification.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tries what is due, each delivery in one attempt. Any number of nodes may do so side by side: a delivery is claimed for one attempt
 * at a time, and one whose node dies meanwhile comes up again. No transaction is open while a subscriber is told.
 */
@Component
public class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final int BATCH = 100;
    private static final int LONGEST_REASON = 500;

    /** Longer than any subscriber may take for one attempt. */
    public static final Duration ATTEMPT = Duration.ofMinutes(2);

    private final Deliveries deliveries;
    private final ObjectProvider<Subscribers> kinds;
    private final Transactions transactions;
    private final Clock clock;

    Attempts(Deliveries deliveries, ObjectProvider<Subscribers> kinds, Transactions transactions, Clock clock) {
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries everything in the lane that is due, once. */
    public int inLane(Lane lane) {
        Instant started = clock.instant();
        return each(() -> deliveries.inTurn(lane, started, BATCH), answer -> true);
    }

    /**
     * Tries the due deliveries of one subscriber once, until an attempt gets no answer, because the next one would wait as long in
     * vain.
     *
     * @param goOn asked before each attempt
     */
    public int of(String subscriber, BooleanSupplier goOn) {
        Instant started = clock.instant();
        return each(
                () -> goOn.getAsBoolean() ? deliveries.inTurn(subscriber, started, BATCH) : List.of(),
                answer -> goOn.getAsBoolean() && (answer == null || !answer.silent()));
    }

    /** Tries batch after batch, as long as there is anything to try and the last answer allows another attempt. */
    private int each(Supplier<List<Delivery>> batches, Predicate<Subscriber.Answer> more) {
        int attempts = 0;
        int before;
        do {
            before = attempts;
            for (Delivery delivery : batches.get()) {
                if (claim(delivery)) {
                    attempts++;
                    if (!more.test(attempt(delivery))) {
                        return attempts;
                    }
                }
            }
        } while (attempts > before);
        return attempts;
    }

    private boolean claim(Delivery delivery) {
        Instant now = clock.instant();
        return transactions.run(() -> deliveries.claim(delivery, now, now.plus(ATTEMPT)));
    }

    /** What came of it; null where the subscriber is gone. */
    private Subscriber.Answer attempt(Delivery delivery) {
        Subscriber.Answer answer = tell(delivery);
        transactions.run(() -> {
            note(delivery, answer);
            return delivery;
        });
        return answer;
    }

    private Subscriber.Answer tell(Delivery delivery) {
        Optional<Subscriber> subscriber = kinds.stream()
                .flatMap(kind -> kind.find(delivery.subscriber()).stream())
                .map(Subscriber.class::cast)
                .findFirst();
        if (subscriber.isEmpty()) {
            return null;
        }
        try {
            return subscriber.get().tell(delivery.id(), deliveries.record(delivery));
        } catch (RuntimeException broken) {
            log.warn("A delivery to {} failed", delivery.subscriber(), broken);
            return Subscriber.Answer.failed(null, broken.getClass().getSimpleName());
        }
    }

    private void note(Delivery delivery, Subscriber.Answer answer) {
        if (answer == null) {
            deliveries.died(delivery.id(), null, Deliveries.GONE);
        } else if (answer.isArrival()) {
            deliveries.arrived(delivery.id(), clock.instant(), answer.status());
        } else {
            retry(delivery, answer);
        }
    }

    private void retry(Delivery delivery, Subscriber.Answer answer) {
        int made = delivery.progress().attempts() + 1;
        String reason = answer.reason()
                .substring(0, Math.min(LONGEST_REASON, answer.reason().length()));
        if (BackOff.STANDARD.givesUpAfter(made)) {
            deliveries.died(delivery.id(), answer.status(), reason);
            log.warn(
                    "alarm=delivery-dead delivery={} stream={} reason={}",
                    delivery.id(),
                    delivery.record().stream(),
                    reason);
        } else {
            Duration wait =
                    BackOff.STANDARD.after(made, ThreadLocalRandom.current().nextDouble());
            deliveries.failed(delivery.id(), clock.instant().plus(wait), answer.status(), reason);
        }
    }
}
