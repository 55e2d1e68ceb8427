package org.dealdesk.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.dealdesk.notification.outbox.Attempts;
import org.dealdesk.notification.outbox.BackOff;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends each person who wants it one mail a day with everything since the last. What a mail holds is settled before it is sent for the
 * first time, so that one sent again holds the same; and of a day there is one for each person, whichever node makes it.
 */
@Component
@WhenMailIsOn
class Digests {

    private static final Logger log = LoggerFactory.getLogger(Digests.class);
    private static final int BATCH = 100;

    private final DigestRows rows;
    private final DigestSender sender;
    private final DigestDays days;
    private final Transactions transactions;
    private final Clock clock;

    Digests(DigestRows rows, DigestSender sender, DigestDays days, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.sender = sender;
        this.days = days;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries every mail that is due, once, and says how many that were. */
    int send() {
        Instant started = clock.instant();
        int attempts = 0;
        List<DigestRows.Due> due;
        int before;
        do {
            before = attempts;
            due = rows.due(started, BATCH);
            for (DigestRows.Due one : due) {
                attempts += attempt(one) ? 1 : 0;
            }
        } while (attempts > before && due.size() == BATCH);
        return attempts;
    }

    private boolean attempt(DigestRows.Due due) {
        Optional<String> digest = transactions.run(() -> take(due, clock.instant()));
        digest.ifPresent(id -> {
            Subscriber.Answer answer = sender.send(id, due.subscriber());
            transactions.run(() -> {
                note(id, due.subscriber(), answer);
                return id;
            });
        });
        return digest.isPresent();
    }

    /** No lock is held while the mail is sent: the delivery is taken until the attempt must have ended. */
    private Optional<String> take(DigestRows.Due due, Instant now) {
        Instant until = now.plus(Attempts.ATTEMPT);
        if (due.digest() != null) {
            return rows.take(due.digest(), now, until) > 0 ? Optional.of(due.digest()) : Optional.empty();
        }
        LocalDate day = days.latest(now);
        String person = MailSubscribers.person(due.subscriber());
        if (rows.exists(person, day)) {
            rows.postpone(due.subscriber(), now, days.after(now));
            return Optional.empty();
        }
        String id = Ids.next();
        rows.add(id, person, day, now);
        if (rows.gather(id, due.subscriber(), now, until) == 0) {
            rows.remove(id);
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private void note(String digest, String subscriber, Subscriber.Answer answer) {
        if (answer == null) {
            rows.died(digest, Deliveries.GONE);
        } else if (answer.isArrival()) {
            rows.arrived(digest, clock.instant());
        } else {
            retry(digest, subscriber, answer.reason());
        }
    }

    private void retry(String digest, String subscriber, String reason) {
        int made = rows.attempts(digest);
        if (BackOff.STANDARD.givesUpAfter(made)) {
            rows.died(digest, reason);
            log.warn("alarm=delivery-dead digest={} subscriber={} reason={}", digest, subscriber, reason);
        } else {
            Duration wait =
                    BackOff.STANDARD.after(made, ThreadLocalRandom.current().nextDouble());
            rows.failed(digest, clock.instant().plus(wait), reason);
        }
    }
}
