package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.ApprovalRules.Calendar;
import org.dealdesk.policy.ApprovalRules.Committee;
import org.dealdesk.policy.ApprovalRules.Envelope;
import org.dealdesk.policy.ApprovalRules.Justification;
import org.dealdesk.policy.PublicHolidays;

/** Reads how approvals work: deadlines, fallbacks, the committee and the business calendar. */
final class ApprovalRulesReader {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private static final Decimals.Range GROWTH = Decimals.Range.between("0", "1000", 6);

    /** The days of the week as a policy writes them. */
    private enum Day {
        MON(DayOfWeek.MONDAY),
        TUE(DayOfWeek.TUESDAY),
        WED(DayOfWeek.WEDNESDAY),
        THU(DayOfWeek.THURSDAY),
        FRI(DayOfWeek.FRIDAY),
        SAT(DayOfWeek.SATURDAY),
        SUN(DayOfWeek.SUNDAY);

        private final DayOfWeek weekday;

        Day(DayOfWeek weekday) {
            this.weekday = weekday;
        }
    }

    private ApprovalRulesReader() {}

    static ApprovalRules read(Fields fields) {
        Integer validDays = fields.integer("validDays", 1, 3660);
        Integer appealDays = fields.integer("appealDays", 0, 366);
        Justification justification = fields.optionalWord("justification", Justification.class);
        Envelope envelope = fields.optionalObject("envelope", ApprovalRulesReader::envelope);
        Committee committee = fields.object("committee", ApprovalRulesReader::committee);
        Map<ApprovalFunction, Integer> sla = serviceLevels(fields);
        Map<ApprovalFunction, ApprovalFunction> fallback = fallback(fields);
        Calendar calendar = fields.object("calendar", ApprovalRulesReader::calendar);
        return new ApprovalRules(
                validDays == null ? 0 : validDays,
                appealDays == null ? 0 : appealDays,
                justification == null ? Justification.OPTIONAL : justification,
                envelope == null ? Envelope.DEFAULT : envelope,
                committee,
                sla,
                fallback,
                calendar);
    }

    private static Envelope envelope(Fields fields) {
        BigDecimal maxGrowth = fields.optionalDecimal("maxGrowthPct", GROWTH);
        return maxGrowth == null ? Envelope.DEFAULT : new Envelope(maxGrowth);
    }

    private static Committee committee(Fields fields) {
        Integer quorum = fields.integer("quorum", 1, 100);
        return new Committee(quorum == null ? 0 : quorum, fields.word("rule", Committee.Rule.class));
    }

    /** Every function has one: a review without a deadline would never be escalated. */
    private static Map<ApprovalFunction, Integer> serviceLevels(Fields fields) {
        Map<ApprovalFunction, Integer> sla = byFunction(fields, "sla", (inner, name) -> inner.integer(name, 1, 10000));
        for (ApprovalFunction function : ApprovalFunction.values()) {
            String pointer = fields.pointer("sla") + "/" + function;
            if (!sla.containsKey(function) && !fields.faults().knownAt(pointer)) {
                fields.faults().add(pointer, "missing", "is required");
            }
        }
        return sla;
    }

    private static Map<ApprovalFunction, ApprovalFunction> fallback(Fields fields) {
        Map<ApprovalFunction, ApprovalFunction> fallback =
                byFunction(fields, "fallback", (inner, name) -> inner.word(name, ApprovalFunction.class));
        for (ApprovalFunction function : fallback.keySet()) {
            String pointer = fields.pointer("fallback") + "/" + function;
            if (function == ApprovalFunction.COMMITTEE) {
                fields.faults().add(pointer, "not-allowed", "the committee has no fallback");
            } else if (circular(function, fallback)) {
                fields.faults().add(pointer, "circular", "leads back to itself");
            }
        }
        return fallback;
    }

    private static boolean circular(ApprovalFunction start, Map<ApprovalFunction, ApprovalFunction> fallback) {
        Set<ApprovalFunction> seen = EnumSet.noneOf(ApprovalFunction.class);
        ApprovalFunction next = fallback.get(start);
        while (next != null && seen.add(next)) {
            next = fallback.get(next);
        }
        return seen.contains(start);
    }

    private static <T> Map<ApprovalFunction, T> byFunction(
            Fields fields, String name, BiFunction<Fields, String, T> reader) {
        Map<ApprovalFunction, T> found = new EnumMap<>(ApprovalFunction.class);
        fields.entries(name, 20, (inner, function) -> {
            T value = reader.apply(inner, function);
            if (!known(function)) {
                inner.faults().add(inner.pointer(function), "unknown-value", "is not an approval function");
            } else if (value != null) {
                found.put(ApprovalFunction.valueOf(function), value);
            }
            return value;
        });
        return Collections.unmodifiableMap(found);
    }

    private static boolean known(String function) {
        return List.of(ApprovalFunction.values()).stream()
                .anyMatch(each -> each.name().equals(function));
    }

    private static Calendar calendar(Fields fields) {
        ZoneId zone = zone(fields);
        List<Day> days = fields.words("days", Day.class, 7);
        if (days.isEmpty() && !fields.faults().knownAt(fields.pointer("days"))) {
            fields.faults().add(fields.pointer("days"), "missing", "needs at least one business day");
        }
        LocalTime from = time(fields, "from");
        LocalTime to = time(fields, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            fields.faults().add(fields.pointer("to"), "out-of-order", "must be later than from");
        }
        Set<DayOfWeek> business = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> business.add(day.weekday));
        return new Calendar(
                zone, Collections.unmodifiableSet(business), from, to, holidays(fields), publicHolidays(fields));
    }

    private static ZoneId zone(Fields fields) {
        String name = fields.identifier("timeZone", 80);
        if (name == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            fields.faults()
                    .add(fields.pointer("timeZone"), "unknown-value", "must be a time zone such as America/New_York");
            return null;
        }
        return ZoneId.of(name);
    }

    private static LocalTime time(Fields fields, String name) {
        String text = fields.identifier(name, 5);
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text, TIME);
        } catch (DateTimeException notATime) {
            fields.faults().add(fields.pointer(name), "not-a-time", "must be a time such as \"09:00\"");
            return null;
        }
    }

    private static Set<LocalDate> holidays(Fields fields) {
        Set<LocalDate> holidays = new TreeSet<>();
        List<String> texts = fields.identifiers("holidays", 1000, 10);
        for (int index = 0; index < texts.size(); index++) {
            if (texts.get(index) != null) {
                try {
                    holidays.add(LocalDate.parse(texts.get(index)));
                } catch (DateTimeException notADate) {
                    String pointer = fields.pointer("holidays") + "/" + index;
                    fields.faults().add(pointer, "not-a-date", "must be a date such as \"2026-12-25\"");
                }
            }
        }
        return Collections.unmodifiableSet(holidays);
    }

    /** The country and region are known when a document is read first; a stored one is not checked again, so that reading it loads no calendars. */
    private static PublicHolidays publicHolidays(Fields fields) {
        String country = fields.optionalIdentifier("country", 2);
        String region = fields.optionalIdentifier("region", 10);
        if (country == null) {
            if (region != null && !fields.faults().knownAt(fields.pointer("country"))) {
                fields.faults().add(fields.pointer("country"), "missing", "is required where a region is named");
            }
            return null;
        }
        if (!fields.isStored()) {
            check(fields, country, region);
        }
        return new PublicHolidays(country, region);
    }

    private static void check(Fields fields, String country, String region) {
        Set<String> countries = PublicHolidays.countries();
        if (!countries.contains(country)) {
            fields.faults().add(fields.pointer("country"), "unknown-value", "must be one of " + joined(countries));
            return;
        }
        Set<String> regions = region == null ? Set.of() : PublicHolidays.regions(country);
        if (region != null && regions.isEmpty()) {
            fields.faults().add(fields.pointer("region"), "not-allowed", country + " has no regions: leave it out");
        } else if (region != null && !regions.contains(region)) {
            String accepted = "must be a region of %s, one of %s".formatted(country, joined(regions));
            fields.faults().add(fields.pointer("region"), "unknown-value", accepted);
        }
    }

    private static String joined(Set<String> codes) {
        return String.join(", ", codes);
    }
}
