package org.dealdesk.notification;

import java.util.List;
import java.util.Optional;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.history.Listeners;

/** A kind of subscribers. */
interface Subscribers extends Listeners {

    /** How they are told. */
    Lane lane();

    /** Those who are to be told of a record that is new; it is asked once, however often a delivery is tried. */
    List<Addressee> toldOf(HistoryRecord record);

    /** One of them; empty where it is none of this kind or is no longer told anything. */
    Optional<? extends Subscriber> find(String id);
}
