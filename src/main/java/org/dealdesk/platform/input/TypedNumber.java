package org.dealdesk.platform.input;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.platform.text.Notation;

/**
 * A number as a person has typed it. In half of the world 1.200 is twelve hundred, in the other half it is little more than one: what
 * could mean two numbers is never guessed, but refused with the ways to write either.
 */
final class TypedNumber {

    private static final int MOST_CHARACTERS = 64;
    private static final int FEW_DECIMALS = 2;
    private static final int THOUSANDS = 3;
    private static final Pattern ONE_MARK = Pattern.compile("(-?)([0-9]+)([.,])([0-9]+)");
    private static final Pattern GROUPED = Pattern.compile("-?[1-9][0-9]{0,2}");
    /** Thousands parted by the one mark, decimals by the other or none. */
    private static final Pattern PARTED = Pattern.compile(
            "(-?[0-9]{1,3}(?:(?:\\.[0-9]{3})+,|(?:,[0-9]{3})+\\.|(?:[ '\u2019\u00A0\u202F\u2009][0-9]{3})+[.,]))([0-9]+)"
                    + "|(-?[0-9]{1,3}(?:(?:\\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}|(?:[ '\u2019\u00A0\u202F\u2009][0-9]{3})+))");

    private static final Pattern WITH_UNIT =
            Pattern.compile("(?:[\\p{Sc}A-Za-z]{1,4}[ \u00A0]?)?(-?[0-9][0-9.,]*)(?:[ \u00A0]?[\\p{Sc}%A-Za-z]{1,4})?");

    private TypedNumber() {}

    /** The number as a program would write it, or null with a fault that says what it could mean and how to write that. */
    static String plain(String typed, Notation notation, Decimals.Range range, String pointer, Faults faults) {
        if (notation == Notation.EXACT || typed.length() > MOST_CHARACTERS) {
            return typed;
        }
        Matcher one = ONE_MARK.matcher(typed);
        if (one.matches()) {
            return oneMark(one, notation, range, pointer, faults);
        }
        Matcher parted = PARTED.matcher(typed);
        if (parted.matches()) {
            faults.add(pointer, "not-a-number", "is not read with marks between thousands: write " + joined(parted));
            return null;
        }
        Matcher unit = WITH_UNIT.matcher(typed);
        if (unit.matches() && !unit.group(1).equals(typed)) {
            faults.add(pointer, "not-a-number", "must be the number alone, such as 1250.50, without a sign or unit");
            return null;
        }
        return typed;
    }

    private static String oneMark(
            Matcher number, Notation notation, Decimals.Range range, String pointer, Faults faults) {
        String whole = number.group(1) + number.group(2);
        String decimals = number.group(4);
        String plain = whole + "." + decimals;
        boolean comma = number.group(3).equals(",");
        if (decimals.length() == THOUSANDS && couldBeThousands(whole, decimals, comma, notation, range)) {
            faults.add(pointer, "ambiguous-number", question(number.group(), whole, decimals, range));
            return null;
        }
        if (comma && notation != Notation.TYPED_WITH_COMMAS) {
            faults.add(pointer, "not-a-number", "must have a point before its decimals: write " + plain);
            return null;
        }
        return plain;
    }

    /** A field of two decimals has no use for three; one of more has, where the number cannot be parted like that. */
    private static boolean couldBeThousands(
            String whole, String decimals, boolean comma, Notation notation, Decimals.Range range) {
        boolean fewDecimals = range.decimals() <= FEW_DECIMALS;
        boolean nothing = new BigDecimal(whole + decimals).signum() == 0;
        boolean likely =
                GROUPED.matcher(whole).matches() && new BigDecimal(whole + decimals).compareTo(range.most()) <= 0;
        return !nothing && (fewDecimals || likely || (comma && notation == Notation.TYPED));
    }

    private static String question(String typed, String whole, String decimals, Decimals.Range range) {
        String thousands = new BigDecimal(whole + decimals).toPlainString();
        String exact =
                new BigDecimal(whole + "." + decimals).stripTrailingZeros().toPlainString();
        int places = exact.indexOf('.') < 0 ? 0 : exact.length() - exact.indexOf('.') - 1;
        if (places > range.decimals()) {
            return "%s could be %s or %s, which has too many decimals: write %2$s, or a number with at most %d decimals"
                    .formatted(typed, thousands, exact, range.decimals());
        }
        String written = places == 0 ? exact : exact + (places == 2 ? "" : "0");
        return "%s could be %s or %s: write %2$s or %s".formatted(typed, thousands, exact, written);
    }

    private static String joined(Matcher parted) {
        if (parted.group(3) != null) {
            return digits(parted.group(3));
        }
        return digits(parted.group(1)) + "." + parted.group(2);
    }

    private static String digits(String parted) {
        return parted.replaceAll("[^0-9-]", "");
    }
}
