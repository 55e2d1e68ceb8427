package org.dealdesk.history;

/** Where a stream of records ends: the place and the hash that the next record builds on. */
public record Head(int seq, String hash) {

    /** The end of an empty stream. */
    public static final Head START = new Head(0, "0".repeat(64));
}
