package org.dealdesk.testing.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chance for property tests. Each try has its own seed; a failure names it, and {@code -Ddealdesk.seed=…} repeats that one try.
 * {@code -Ddealdesk.tries=…} makes do with the first few seeds, always the same, for runs that repeat the tests many times. A try
 * whose input the property does not speak of is counted as unusable ({@link #require}); a check without a usable try fails.
 */
public final class Seeded {

    private static final String PROPERTY = "dealdesk.seed";
    private static final String TRIES = "dealdesk.tries";

    private final Random random;

    private Seeded(long seed) {
        this.random = new Random(seed);
    }

    /**
     * How many tries a check has made.
     *
     * @param usable those whose input the property speaks of
     */
    public record Tries(int made, int usable) {

        private Tries plus(boolean another) {
            return new Tries(made + 1, another ? usable + 1 : usable);
        }
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable() {
            super("the property does not speak of this input", null, false, false);
        }
    }

    /** Holds the property against so many random inputs. */
    public static Tries check(int tries, Consumer<Seeded> property) {
        Long repeated = Long.getLong(PROPERTY);
        Integer fewer = Integer.getInteger(TRIES);
        long first = repeated != null ? repeated : fewer == null ? new Random().nextLong() : 0;
        int all = repeated != null ? 1 : fewer == null ? tries : Math.min(tries, fewer);
        Tries done = new Tries(0, 0);
        for (long seed = first; seed < first + all; seed++) {
            try {
                done = done.plus(isUsable(seed, property));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "try %d of %d, repeat with -D%s=%d: %s"
                                .formatted(done.made() + 1, all, PROPERTY, seed, failure.getMessage()),
                        failure);
            }
        }
        if (done.usable() == 0) {
            throw new AssertionError("none of %d tries made a usable case".formatted(done.made()));
        }
        return done;
    }

    private static boolean isUsable(long seed, Consumer<Seeded> property) {
        try {
            property.accept(new Seeded(seed));
            return true;
        } catch (Unusable other) {
            return false;
        }
    }

    /** Ends the try as unusable unless the property speaks of its input. */
    public void require(boolean usable) {
        if (!usable) {
            throw new Unusable();
        }
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** From 0 to {@code most}, both included, with so many decimals; the ends come up often. */
    public BigDecimal decimal(int most, int decimals) {
        BigDecimal top = BigDecimal.valueOf(most);
        return switch (random.nextInt(20)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> top;
            default ->
                BigDecimal.valueOf(random.nextLong(top.movePointRight(decimals).longValueExact()), decimals);
        };
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
