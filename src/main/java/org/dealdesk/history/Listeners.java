package org.dealdesk.history;

/** A kind of those outside who are told of records. */
public interface Listeners {

    /** A condition in SQL that holds as long as there are any; it is asked in the statement that stores a record. */
    String exist();
}
