package org.dealdesk.notification.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.outbox.Deliveries.Told;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds out who is to be told of each new record, and makes a delivery for each of them. Who that is, is read before the transaction
 * that writes it down; where two nodes work on the same record, the first to write it down wins.
 */
@Component
class HandOut implements PollingTask {

    private static final Logger log = LoggerFactory.getLogger(HandOut.class);
    private static final int BATCH = 100;

    /** So often a record may meet trouble with the database that should pass, before it is handed out to no one. */
    static final int MOST_TRIES = 10;

    private final Deliveries deliveries;
    private final ObjectProvider<Subscribers> kinds;
    private final Transactions transactions;
    private final Clock clock;

    /** One kind of subscribers, asked about one batch. */
    private record Asked(Lane lane, Subscribers.Batch batch) {}

    /** How often each record in trouble was tried on this node. */
    private final Map<String, Integer> tries = new HashMap<>();

    HandOut(Deliveries deliveries, ObjectProvider<Subscribers> kinds, Transactions transactions, Clock clock) {
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hand-out";
    }

    /** Hands out batch after batch, as long as there is a full one of which something could be handed out. */
    @Override
    public synchronized void run() {
        List<HistoryRecord> records;
        List<Told> told;
        do {
            records = deliveries.notHandedOut(BATCH);
            List<Asked> asked = kinds.stream()
                    .map(kind -> new Asked(kind.lane(), kind.batch()))
                    .toList();
            told = records.stream()
                    .flatMap(record -> told(record, asked).stream())
                    .toList();
            handOut(told);
        } while (records.size() == BATCH && !told.isEmpty());
    }

    private void handOut(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            List<Told> taken = deliveries.take(told);
            deliveries.handOut(taken, clock.instant());
            return taken;
        });
    }

    /** Empty where it is tried again in the next round; until then no later record of the deal is sent. */
    private Optional<Told> told(HistoryRecord record, List<Asked> asked) {
        List<Addressee> addressees = new ArrayList<>();
        for (Asked kind : asked) {
            Optional<List<Addressee>> told = toldOf(kind, record);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            addressees.addAll(told.get());
        }
        tries.remove(place(record));
        return Optional.of(new Told(record, addressees));
    }

    /**
     * A record for which this cannot be found out is given up with the reason, so that everything after it goes out. Trouble that
     * should pass, such as a database that is away, is waited for; but not for ever where it is this one record that meets it.
     */
    private Optional<List<Addressee>> toldOf(Asked kind, HistoryRecord record) {
        try {
            return Optional.of(kind.batch().toldOf(record));
        } catch (RuntimeException failed) {
            if (shouldPass(failed) && tries.merge(place(record), 1, Integer::sum) < MOST_TRIES) {
                log.warn(
                        "The recipients of {} could not be determined; this is tried again: {}",
                        place(record),
                        failed.toString());
                return Optional.empty();
            }
            log.error(
                    "alarm=recipients-unknown lane={} deal={} seq={}",
                    kind.lane(),
                    record.stream(),
                    record.seq(),
                    failed);
            return Optional.of(List.of(Addressee.unknown(
                    kind.lane(),
                    "the recipients could not be determined: "
                            + failed.getClass().getSimpleName())));
        }
    }

    private static String place(HistoryRecord record) {
        return record.stream() + "." + record.seq();
    }

    private static boolean shouldPass(RuntimeException failed) {
        return failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof TransactionException;
    }
}
