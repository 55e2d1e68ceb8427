package org.dealdesk.notification.outbox;

import org.dealdesk.history.HistoryRecord;

/** A person or system that gets the records of deals. */
public interface Subscriber {

    /**
     * Tells of one record. Called again with the same id until it succeeds, and outside any transaction.
     *
     * @param deliveryId the same in every attempt
     */
    Answer tell(String deliveryId, HistoryRecord record);

    /**
     * What came of it.
     *
     * @param status what the other side answered as a number, or null
     * @param reason what went wrong; null where the record has arrived
     * @param silent whether the other side could not be reached or did not answer
     */
    record Answer(Integer status, String reason, boolean silent) {

        public static Answer arrived(Integer status) {
            return new Answer(status, null, false);
        }

        public static Answer failed(Integer status, String reason) {
            return new Answer(status, reason, false);
        }

        public static Answer none(String reason) {
            return new Answer(null, reason, true);
        }

        public boolean isArrival() {
            return reason == null;
        }
    }
}
