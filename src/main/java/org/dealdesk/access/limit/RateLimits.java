package org.dealdesk.access.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.core.env.Environment;

/**
 * How many calls a minute are answered, for each kind of caller; empty where there is no limit.
 *
 * @param address for all anonymous callers of one address
 */
record RateLimits(OptionalInt person, OptionalInt program, OptionalInt address) {

    static final String PREFIX = "dealdesk.rate-limits.";
    private static final int MOST = 1_000_000;

    /** Told to the operator by {@link RateLimitsAnalyzer}: everything that is wrong, at once. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(List<String> faults) {
            super(String.join("; ", faults));
        }
    }

    static RateLimits of(Environment environment) {
        List<String> faults = new ArrayList<>();
        RateLimits limits = new RateLimits(
                read(environment, "person", "600", faults),
                read(environment, "program", "6000", faults),
                read(environment, "address", "120", faults));
        if (!faults.isEmpty()) {
            throw new Misconfigured(faults);
        }
        return limits;
    }

    private static OptionalInt read(Environment environment, String name, String usual, List<String> faults) {
        String text = environment.getProperty(PREFIX + name, usual).strip();
        // YAML reads off as false.
        if (text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false")) {
            return OptionalInt.empty();
        }
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= CallCosts.COSTLY && number <= MOST) {
                return OptionalInt.of(number);
            }
        }
        faults.add(PREFIX + name + " must be off or a number from " + CallCosts.COSTLY + " to " + MOST);
        return OptionalInt.empty();
    }
}
