package org.dealdesk.money;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as they read in a sentence: {@code 25,000.00 USD}. */
public final class AmountText {

    private AmountText() {}

    /** Rounded to the currency's decimals, with its code. */
    public static String of(BigDecimal amount, Currency currency) {
        return grouped(new BigDecimal(Rounding.show(amount, currency))) + " " + currency.code();
    }

    /** With commas between thousands, and the decimals that the number has. */
    public static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
