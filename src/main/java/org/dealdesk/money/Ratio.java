package org.dealdesk.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction. It is never rounded before it is compared, and a denominator of 0 makes it undefined instead of 0: a margin
 * without revenue is not a margin of 0 %.
 */
public final class Ratio implements Comparable<Ratio> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final BigDecimal numerator;
    private final BigDecimal denominator;

    private Ratio(BigDecimal numerator, BigDecimal denominator) {
        boolean turned = denominator.signum() < 0;
        this.numerator = turned ? numerator.negate() : numerator;
        this.denominator = turned ? denominator.negate() : denominator;
    }

    public static Ratio of(BigDecimal numerator, BigDecimal denominator) {
        return new Ratio(numerator, denominator);
    }

    /** The fraction in percent. */
    public static Ratio percent(BigDecimal numerator, BigDecimal denominator) {
        return new Ratio(numerator.multiply(HUNDRED), denominator);
    }

    public static Ratio whole(BigDecimal value) {
        return new Ratio(value, BigDecimal.ONE);
    }

    public boolean isUndefined() {
        return denominator.signum() == 0;
    }

    public Ratio minus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** Compares by cross multiplication, so that no digit is lost. */
    @Override
    public int compareTo(Ratio other) {
        requireDefined();
        other.requireDefined();
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    public int compareTo(BigDecimal value) {
        requireDefined();
        return numerator.compareTo(value.multiply(denominator));
    }

    /** As people read it: half up, ties away from zero, without an exponent. */
    public String shown(int decimals) {
        requireDefined();
        return Rounding.halfUp(numerator, denominator, decimals).toPlainString();
    }

    /** The largest number with so many decimals that is not above the ratio. */
    public BigDecimal floor(int decimals) {
        requireDefined();
        return Rounding.floor(numerator, denominator, decimals);
    }

    /** All digits where they end within so many decimals; else the first of them, cut off and not rounded, and an ellipsis. */
    public String digits(int decimals) {
        requireDefined();
        BigDecimal cut = Rounding.down(numerator, denominator, decimals);
        if (cut.multiply(denominator).compareTo(numerator) == 0) {
            return Rounding.plain(cut);
        }
        String sign = cut.signum() == 0 && numerator.signum() < 0 ? "-" : "";
        return sign + cut.toPlainString() + "…";
    }

    /** Two whole numbers without a common divisor, as in {@code 1/3}; a whole number stands alone. */
    public String fraction() {
        requireDefined();
        int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
        BigInteger above = numerator.movePointRight(scale).toBigIntegerExact();
        BigInteger below = denominator.movePointRight(scale).toBigIntegerExact();
        BigInteger common = above.gcd(below);
        String whole = above.divide(common).toString();
        return common.equals(below) ? whole : whole + "/" + below.divide(common);
    }

    @Override
    public String toString() {
        return isUndefined() ? "undefined" : numerator.toPlainString() + "/" + denominator.toPlainString();
    }

    private void requireDefined() {
        if (isUndefined()) {
            throw new ArithmeticException("an undefined ratio has no value");
        }
    }
}
