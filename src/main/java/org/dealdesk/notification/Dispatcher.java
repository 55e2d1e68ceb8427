package org.dealdesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.Deliveries.Told;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Hands out what the outbox holds, and delivers it. Any number of nodes may do so side by side: each delivery is taken for one attempt at a time, and one
 * whose node dies meanwhile comes up again. Nobody is told anything inside a transaction.
 */
@Component
public class Dispatcher implements Round {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final int LONGEST_REASON = 500;

    /** Longer than any subscriber may take for one attempt. */
    static final Duration ATTEMPT = Duration.ofMinutes(2);

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
     * Asks who is to be told of what is new, and tries every webhook that is due, once.
     *
     * @return how many attempts it made
     */
    public int dispatch() {
        while (transactions.run(this::handOut) == BATCH) {
            // As long as there is a full batch.
        }
        return deliver(Lane.WEBHOOK);
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public void run() {
        dispatch();
    }

    /** Tries everything in the lane that is due, once. */
    int deliver(Lane lane) {
        int attempts = 0;
        Instant started = clock.instant();
        List<Delivery> due;
        do {
            due = deliveries.inTurn(lane, started, BATCH);
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

    /** A batch takes as many statements as a single record, but for what finding out whom it concerns may ask. */
    private int handOut() {
        List<HistoryRecord> records = deliveries.takeNew(BATCH);
        List<Told> told = records.stream()
                .map(record -> new Told(
                        record,
                        kinds.stream()
                                .flatMap(kind -> toldOf(kind, record).stream())
                                .toList()))
                .toList();
        deliveries.handOut(told, clock.instant());
        return records.size();
    }

    /** A mistake in finding out whom a record concerns must not keep everybody from everything that follows. */
    private static List<Addressee> toldOf(Subscribers kind, HistoryRecord record) {
        try {
            return kind.toldOf(record);
        } catch (DataAccessException later) {
            throw later;
        } catch (RuntimeException broken) {
            log.error("alarm=nobody-told lane={} deal={} seq={}", kind.lane(), record.stream(), record.seq(), broken);
            return List.of(Addressee.nobody(
                    kind.lane(),
                    "who is concerned could not be found out: "
                            + broken.getClass().getSimpleName()));
        }
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
            deliveries.died(delivery.id(), null, Deliveries.GONE);
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
