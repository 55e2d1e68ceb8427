package org.dealdesk.approval.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.policy.Measure;

/**
 * A recorded reason for readers without access to costs. A sentence without any digit names no figure; of the others, those listed
 * here are made of no cost.
 */
final class RedactedReason {

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private static final List<Pattern> SHOWN = List.of(
            Pattern.compile("it was valid until " + DAY),
            Pattern.compile("it was given under policy \\S+"),
            Pattern.compile("the committee has decided the appeal as \\S+"),
            Pattern.compile("the (SKU|role) \\S+ is new"),
            Pattern.compile("the start on " + DAY + " is new"),
            Pattern.compile("\\S+ is (missing|there and must not be)"));

    private RedactedReason() {}

    static String of(String reason) {
        String measure = measure(reason);
        if (measure != null) {
            return Measure.valueOf(measure).showsCost()
                    ? measure + " breaks the condition on it; its figures are not shown"
                    : reason;
        }
        return namesNoFigure(reason) ? reason : "The policy hides this reason, since it may name a cost";
    }

    private static boolean namesNoFigure(String reason) {
        return reason.chars().noneMatch(Character::isDigit)
                || SHOWN.stream().anyMatch(pattern -> pattern.matcher(reason).matches());
    }

    /** The measure of a broken condition, which is the first word of its sentence; null where it is none. */
    private static String measure(String reason) {
        int end = reason.indexOf(' ');
        String first = end < 0 ? reason : reason.substring(0, end);
        return Arrays.stream(Measure.values())
                .map(Enum::name)
                .filter(first::equals)
                .findFirst()
                .orElse(null);
    }
}
