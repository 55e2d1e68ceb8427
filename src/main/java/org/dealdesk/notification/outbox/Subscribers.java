package org.dealdesk.notification.outbox;

import java.util.List;
import java.util.Optional;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.history.Listeners;

/** A kind of subscribers. */
public interface Subscribers extends Listeners {

    /** How they are told. */
    Lane lane();

    /** Begins a batch of records that are new. */
    Batch batch();

    /** One of them; empty where it is none of this kind or is no longer told anything. */
    Optional<? extends Subscriber> find(String id);

    /** Records that are handed out together: what was read for one of them is not read again for the next. */
    interface Batch {

        /** Those who are to be told of a record; it is asked once, however often a delivery is tried. */
        List<Addressee> toldOf(HistoryRecord record);
    }
}
