package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Bidi;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;

/** Figures as people read them: grouped by thousands, with a unit that does not part from its figure; never rounded here. */
public final class Format {

    private static final char NO_BREAK = '\u00a0';
    private static final String MINUS = "\u2212";

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Format() {}

    /** A name as part of a sentence: one that runs from right to left must not turn the words and figures around it. */
    public static String isolated(String name) {
        return name == null || !Bidi.requiresBidi(name.toCharArray(), 0, name.length())
                ? name
                : FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
    }

    /** An amount in minor units of its currency, without the currency's code; null where there is none. */
    public static String amount(BigDecimal amount, String currency) {
        return amount == null ? null : grouped(Rounding.toMinorUnits(amount, Currency.of(currency)));
    }

    /** A price in its currency, with more decimals than the currency has only where it needs them. */
    public static String price(BigDecimal price, String currency) {
        BigDecimal stripped = price.stripTrailingZeros();
        return grouped(stripped.setScale(
                Math.max(stripped.scale(), Currency.of(currency).decimals())));
    }

    /** A figure of a document as it is there, but grouped; null where the document has none. */
    public static String figure(JsonNode figure) {
        return figure.isTextual() ? grouped(new BigDecimal(figure.textValue())) : null;
    }

    public static String percent(JsonNode figure) {
        return figure.isTextual() ? percent(new BigDecimal(figure.textValue())) : null;
    }

    /** A figure in percent, with 2 decimals as in mails. */
    public static String percent(BigDecimal value) {
        return value == null ? null : withUnit(grouped(Rounding.to2Decimals(value)), "%");
    }

    public static String withUnit(String shown, String unit) {
        return unit.isEmpty() ? shown : shown + NO_BREAK + unit;
    }

    public static String count(long count) {
        return grouped(BigDecimal.valueOf(count));
    }

    /** A limit or a rate as short as it can be written. */
    public static String shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return grouped(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** All decimals that it has. */
    public static String grouped(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        String text = format.format(value.abs());
        return value.signum() < 0 ? MINUS + text : text;
    }
}
