package org.dealdesk.platform.input;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads exact decimals from hostile text. Digits and exponent are capped before any arithmetic, since scaling 1e10000000 to two
 * decimals would keep a processor busy for minutes.
 */
public final class Decimals {

    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_INTEGER_DIGITS = 15;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private Decimals() {}

    /** What a decimal may be; both ends are inclusive unless said otherwise. */
    public record Range(BigDecimal least, boolean leastExcluded, BigDecimal most, int decimals) {

        public static Range between(String least, String most, int decimals) {
            return new Range(new BigDecimal(least), false, new BigDecimal(most), decimals);
        }

        public static Range above(String least, String most, int decimals) {
            return new Range(new BigDecimal(least), true, new BigDecimal(most), decimals);
        }

        private boolean holds(BigDecimal value) {
            int low = value.compareTo(least);
            return (leastExcluded ? low > 0 : low >= 0) && value.compareTo(most) <= 0;
        }

        private String describe() {
            return (leastExcluded ? "more than " : "at least ") + least.toPlainString() + " and at most "
                    + most.toPlainString();
        }
    }

    /** The value as text that no reader takes for thousands: with more or fewer than three decimals. */
    public static String typed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(stripped.scale() == 3 ? 4 : Math.max(stripped.scale(), 0))
                .toPlainString();
    }

    /** The value, or null with a fault recorded. {@code quoted} texts may not use an exponent. */
    static BigDecimal read(String text, boolean quoted, Range range, String pointer, Faults faults) {
        if (text.length() > MOST_CHARACTERS) {
            faults.add(pointer, "out-of-range", "is longer than any number this field can hold");
            return null;
        }
        if (!(quoted ? PLAIN : SCIENTIFIC).matcher(text).matches()) {
            faults.add(pointer, "not-a-number", "must be a decimal such as \"1250.50\"");
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        BigDecimal stripped = value.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > MOST_INTEGER_DIGITS) {
            faults.add(pointer, "out-of-range", "must be " + range.describe());
            return null;
        }
        if (stripped.scale() > range.decimals()) {
            faults.add(pointer, "too-many-decimals", "must have at most " + range.decimals() + " decimals");
            return null;
        }
        if (!range.holds(value)) {
            faults.add(pointer, "out-of-range", "must be " + range.describe());
            return null;
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
