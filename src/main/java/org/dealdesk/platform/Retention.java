package org.dealdesk.platform;

/** Rows that are kept for a time only. */
public interface Retention {

    /** What the log and the metrics call them. */
    String name();

    /**
     * Removes rows past their time, in one transaction.
     *
     * @param most how many at most
     * @return how many it removed
     */
    int remove(int most);
}
