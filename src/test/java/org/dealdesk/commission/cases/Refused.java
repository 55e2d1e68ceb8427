package org.dealdesk.commission.cases;

import java.util.List;

/** A command that the model refuses, with the status that the REST answer would have. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> names;

    Refused(int status, String why) {
        this(status, why, List.of());
    }

    Refused(int status, String why, List<String> names) {
        super(why);
        this.status = status;
        this.names = names;
    }

    int status() {
        return status;
    }

    List<String> names() {
        return names;
    }

    static void unless(boolean allowed, int status, String why) {
        if (!allowed) {
            throw new Refused(status, why);
        }
    }
}
