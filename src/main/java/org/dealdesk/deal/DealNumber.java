package org.dealdesk.deal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people call a deal: {@code D-000123}. */
public record DealNumber(long id) {

    private static final Pattern SHAPE = Pattern.compile("D-([0-9]{6,18})");

    public static Optional<DealNumber> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new DealNumber(Long.parseLong(matcher.group(1))))
                        .filter(number -> number.toString().equals(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        String digits = Long.toString(id);
        return "D-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
