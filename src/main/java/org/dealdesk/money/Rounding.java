package org.dealdesk.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one place where rounding is named. Everything is rounded half up, which rounds ties away from zero; only the parts of a
 * split are rounded down, and what a remedy asks for is rounded to the safe side. What is not rounded by a method of this class
 * is exact.
 */
public final class Rounding {

    private static final int PRICE_DECIMALS = 6;
    private static final int SHOWN_DECIMALS = 2;

    private Rounding() {}

    /** An amount as it can be paid. */
    public static BigDecimal toMinorUnits(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.decimals(), RoundingMode.HALF_UP);
    }

    /** A quotient as it can be paid, rounded once. */
    public static BigDecimal toMinorUnits(BigDecimal dividend, BigDecimal divisor, Currency currency) {
        return halfUp(dividend, divisor, currency.decimals());
    }

    /** A quotient as a unit price, which has at most 6 decimals. */
    public static BigDecimal to6Decimals(BigDecimal dividend, BigDecimal divisor) {
        return halfUp(dividend, divisor, PRICE_DECIMALS);
    }

    /** A ratio as people read it. */
    public static String show2(Ratio ratio) {
        return ratio.shown(SHOWN_DECIMALS);
    }

    /** A percentage as people read it, on pages and in mails alike: always with 2 decimals. */
    public static BigDecimal to2Decimals(BigDecimal percent) {
        return percent.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }

    /** An amount as people read it, with all decimals of its currency. */
    public static String show(BigDecimal amount, Currency currency) {
        return toMinorUnits(amount, currency).toPlainString();
    }

    /** A decimal with the digits it needs: no trailing zeros, no exponent. */
    public static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** The smallest number with so many decimals that is not below the quotient. */
    public static BigDecimal ceiling(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.CEILING);
    }

    /** The largest number with so many decimals that is not above the quotient. */
    public static BigDecimal floor(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.FLOOR);
    }

    static BigDecimal halfUp(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.HALF_UP);
    }

    /** A part of an amount that is split, before the missing units are given out. */
    public static BigDecimal down(BigDecimal dividend, BigDecimal divisor, Currency currency) {
        return down(dividend, divisor, currency.decimals());
    }

    static BigDecimal down(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.DOWN);
    }
}
