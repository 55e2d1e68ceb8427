package org.dealdesk.integrity;

import java.util.ArrayList;
import java.util.List;

/** The violations of an invariant: all are counted, the first hundred are named. */
final class Violations {

    private static final int NAMED = 100;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String offender) {
        count++;
        if (first.size() < NAMED) {
            first.add(offender);
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
