package org.dealdesk.notification.recipient;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/** Values as they read in a mail. Text that people typed is made safe: a line has no breaks and no direction marks. */
public final class MailPhrases {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String ISOLATE = "\u2068";
    private static final String END_ISOLATE = "\u2069";

    private MailPhrases() {}

    /** One line without control characters, cut where it is longer than {@code most} characters. */
    public static String line(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().map(MailPhrases::inLine).forEach(kept::appendCodePoint);
        return cut(kept.toString().replaceAll(" +", " ").strip(), most);
    }

    /** The same for several lines. */
    public static String prose(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .map(point -> point == '\n' || point == '\r' ? '\n' : inLine(point))
                .forEach(kept::appendCodePoint);
        return cut(kept.toString().strip(), most);
    }

    /** The text with isolating marks, so that its direction does not affect the rest of the line. */
    public static String isolated(String text) {
        boolean turns = text.codePoints().mapToObj(Character::getDirectionality).anyMatch(MailPhrases::rightToLeft);
        return turns ? ISOLATE + text + END_ISOLATE : text;
    }

    public static String amount(BigDecimal amount, String currency) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        int decimals = Currency.of(currency).decimals();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(
                Math.max(decimals, amount.stripTrailingZeros().scale()));
        return format.format(amount) + " " + currency;
    }

    public static String percent(BigDecimal value) {
        return value == null ? "undefined" : Rounding.to2Decimals(value).toPlainString() + " %";
    }

    public static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }

    public static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone)) + " " + zone.getId();
    }

    /** A function's review, such as "Finance review". */
    public static String review(ApprovalFunction function) {
        return function.label() + " review";
    }

    private static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
    }

    /** Breaks of any kind and direction marks become spaces. */
    private static int inLine(int point) {
        boolean turning = point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE -> ' ';
            default -> turning ? ' ' : point;
        };
    }

    private static boolean rightToLeft(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
