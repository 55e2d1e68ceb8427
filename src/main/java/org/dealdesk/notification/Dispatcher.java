package org.dealdesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands out what the outbox holds. Any number of nodes may do so side by side: each delivery is taken for one attempt at a time, and one
 * whose node dies meanwhile comes up again. Nobody is told anything inside a transaction.
 */
@Component
public class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final int LONGEST_REASON = 500;

    /** Longer than any subscriber may take for one attempt. */
    private static final Duration ATTEMPT = Duration.ofMinutes(2);

    private final Deliveries deliveries;
    private final ObjectProvider<Subscribers> kinds;
    private final Transactions transactions;
    private final Clock clock;

    Dispatcher(Deliveries deliveries, ObjectProvider<Subscribers> kinds, Transactions transactions, Clock clock) {
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Tries everything that is due, once.
     *
     * @return how many attempts it made
     */
    public int dispatch() {
        while (transactions.run(this::handOut) == BATCH) {
            // As long as there is a full batch.
        }
        int attempts = 0;
        Instant started = clock.instant();
        List<Delivery> due;
        do {
            due = deliveries.inTurn(started, BATCH);
            int before = attempts;
            for (Delivery delivery : due) {
                attempts += attempt(delivery) ? 1 : 0;
            }
            if (attempts == before) {
                break;
            }
        } while (!due.isEmpty());
        return attempts;
    }

    private int handOut() {
        List<Deliveries.Message> messages = deliveries.takeNew(BATCH);
        if (messages.isEmpty()) {
            return 0;
        }
        List<Subscriber> subscribers = kinds.stream()
                .flatMap(kind -> kind.all().stream())
                .map(Subscriber.class::cast)
                .toList();
        for (Deliveries.Message message : messages) {
            List<String> wanting = subscribers.stream()
                    .filter(subscriber -> subscriber.wants(message.type()))
                    .map(Subscriber::id)
                    .toList();
            deliveries.handOut(message, wanting, clock.instant());
        }
        return messages.size();
    }

    private boolean attempt(Delivery delivery) {
        Instant now = clock.instant();
        if (!transactions.run(() -> deliveries.claim(delivery, now, now.plus(ATTEMPT)))) {
            return false;
        }
        Subscriber.Answer answer = tell(delivery);
        transactions.run(() -> {
            note(delivery, answer);
            return delivery;
        });
        return true;
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
            log.warn("A delivery to {} broke", delivery.subscriber(), broken);
            return Subscriber.Answer.failed(null, broken.getClass().getSimpleName());
        }
    }

    private void note(Delivery delivery, Subscriber.Answer answer) {
        if (answer == null) {
            deliveries.died(delivery.id(), null, "the subscriber is gone");
        } else if (answer.isArrival()) {
            deliveries.arrived(delivery.id(), clock.instant(), answer.status());
        } else {
            retry(delivery, answer);
        }
    }

    private void retry(Delivery delivery, Subscriber.Answer answer) {
        int made = delivery.attempts() + 1;
        String reason = answer.reason()
                .substring(0, Math.min(LONGEST_REASON, answer.reason().length()));
        if (BackOff.STANDARD.givesUpAfter(made)) {
            deliveries.died(delivery.id(), answer.status(), reason);
            log.warn("alarm=delivery-dead delivery={} deal={} reason={}", delivery.id(), delivery.deal(), reason);
        } else {
            Duration wait =
                    BackOff.STANDARD.after(made, ThreadLocalRandom.current().nextDouble());
            deliveries.failed(delivery.id(), clock.instant().plus(wait), answer.status(), reason);
        }
    }
}
