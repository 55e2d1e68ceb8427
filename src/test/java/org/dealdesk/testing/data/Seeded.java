package org.dealdesk.testing.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chance for property tests. Each try has its own seed; a failure names it, and {@code -Ddealdesk.seed=…} repeats that one try.
 * {@code -Ddealdesk.tries=…} makes do with the first few seeds, always the same, for runs that repeat the tests many times.
 */
public final class Seeded {

    private static final String PROPERTY = "dealdesk.seed";
    private static final String TRIES = "dealdesk.tries";

    private final Random random;

    private Seeded(long seed) {
        this.random = new Random(seed);
    }

    /** Holds the property against so many random inputs. */
    public static void check(int tries, Consumer<Seeded> property) {
        Long repeated = Long.getLong(PROPERTY);
        Integer fewer = Integer.getInteger(TRIES);
        long first = repeated != null ? repeated : fewer == null ? new Random().nextLong() : 0;
        int all = repeated != null ? 1 : fewer == null ? tries : Math.min(tries, fewer);
        for (long seed = first; seed < first + all; seed++) {
            try {
                property.accept(new Seeded(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "repeat with -D" + PROPERTY + "=" + seed + ": " + failure.getMessage(), failure);
            }
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
