package org.dealdesk.policy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * How approvals work under a policy.
 *
 * @param validDays how long an approval can be closed
 * @param appealDays business days in which a rejection can be appealed
 * @param sla business hours in which each function decides; every function has one
 * @param fallback the function that decides where no member of a function can; never a cycle, and the committee has none
 */
public record ApprovalRules(
        int validDays,
        int appealDays,
        Justification justification,
        Envelope envelope,
        Committee committee,
        Map<ApprovalFunction, Integer> sla,
        Map<ApprovalFunction, ApprovalFunction> fallback,
        Calendar calendar) {

    /**
     * How far the money may grow in a later revision while an approval still covers it.
     *
     * @param maxGrowthPct percent of what was approved, inclusive; of the TCV and of the commission alike
     */
    public record Envelope(BigDecimal maxGrowthPct) {

        public static final Envelope DEFAULT = new Envelope(BigDecimal.TEN);
    }

    /** Whether a deal that needs review must say why. */
    public enum Justification {
        OPTIONAL,
        REQUIRED
    }

    /** How the committee decides: once {@code quorum} members voted. */
    public record Committee(int quorum, Rule rule) {

        /** The majority of the votes cast decides; a tie rejects. */
        public enum Rule {
            MAJORITY
        }
    }

    /** When a review of the function that opens now is due. */
    public Instant dueAt(ApprovalFunction function, Instant openedAt) {
        return new BusinessHours(calendar).after(openedAt, Duration.ofHours(sla.get(function)));
    }

    /** The last day of an approval of that day. */
    public LocalDate validUntil(LocalDate approvedOn) {
        return approvedOn.plusDays(validDays);
    }

    /** The last day on which a rejection of that day can be appealed. */
    public LocalDate appealUntil(LocalDate rejectedOn) {
        return new BusinessHours(calendar).daysAfter(rejectedOn, appealDays);
    }

    /** The time of the reminder for a review of the function that opens now: at half of its service level. */
    public Instant remindAt(ApprovalFunction function, Instant openedAt) {
        return new BusinessHours(calendar)
                .after(openedAt, Duration.ofHours(sla.get(function)).dividedBy(2));
    }

    /**
     * Business hours.
     *
     * @param listed the holidays that the policy lists
     * @param publicHolidays those that it takes over from a country or region; null where it names none
     */
    public record Calendar(
            ZoneId timeZone,
            Set<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            Set<LocalDate> listed,
            PublicHolidays publicHolidays) {

        public boolean isHoliday(LocalDate day) {
            return listed.contains(day) || (publicHolidays != null && publicHolidays.contains(day));
        }
    }
}
