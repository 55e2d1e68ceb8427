package org.dealdesk.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chance for property tests. Each try has its own seed; a failure names it, and {@code -Ddealdesk.seed=…} repeats that one try.
 */
public final class Seeded {

    private static final String PROPERTY = "dealdesk.seed";

    private final Random random;

    private Seeded(long seed) {
        this.random = new Random(seed);
    }

    /** Holds the property against so many random inputs. */
    public static void check(int tries, Consumer<Seeded> property) {
        Long repeated = Long.getLong(PROPERTY);
        long first = repeated == null ? new Random().nextLong() : repeated;
        for (long seed = first; seed < first + (repeated == null ? tries : 1); seed++) {
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
