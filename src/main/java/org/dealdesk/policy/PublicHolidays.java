package org.dealdesk.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The public and bank holidays of a country, or of one of its regions, as computed by jollyday. Its calendars are loaded when the first
 * date is asked for, and the holidays of a year are kept.
 *
 * @param country an ISO 3166-1 code such as DE
 * @param region a code such as BY; null for the holidays of the whole country
 */
public record PublicHolidays(String country, String region) {

    private static final int MOST_YEARS = 1000;

    private static final Cache<OfYear, Set<LocalDate>> KNOWN = Caffeine.newBuilder()
            .maximumSize(MOST_YEARS)
            .executor(Runnable::run)
            .build();

    private record OfYear(PublicHolidays holidays, int year) {

        /** A holiday on a weekend can be kept in the year before or after: New Year's Day on the last day of December. */
        private Set<LocalDate> compute() {
            return IntStream.rangeClosed(year - 1, year + 1)
                    .boxed()
                    .flatMap(near -> holidays.of(near).stream())
                    .filter(day -> day.getYear() == year)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The countries whose holidays are known, sorted. */
    public static Set<String> countries() {
        return Stream.of(HolidayCalendar.values())
                .map(HolidayCalendar::getId)
                .filter(id -> id.length() == 2)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The regions of a known country that have holidays of their own, sorted; empty where there are none. */
    public static Set<String> regions(String country) {
        return regionIds(manager(country)).keySet();
    }

    public boolean contains(LocalDate day) {
        return KNOWN.get(new OfYear(this, day.getYear()), OfYear::compute).contains(day);
    }

    /** Such as DE or DE-BY. */
    @Override
    public String toString() {
        return region == null ? country : country + "-" + region;
    }

    /** A stored policy may name what is known no longer: there are no holidays of an unknown country, and none of an unknown region alone. */
    private Set<LocalDate> of(int year) {
        if (!countries().contains(country)) {
            return Set.of();
        }
        HolidayManager manager = manager(country);
        String id = region == null ? null : regionIds(manager).get(region);
        String[] path = id == null ? new String[0] : new String[] {id};
        return manager.getHolidays(Year.of(year), path).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(holiday -> holiday.getDate())
                .collect(Collectors.toSet());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static SortedMap<String, String> regionIds(HolidayManager manager) {
        SortedMap<String, String> ids = new TreeMap<>();
        manager.getCalendarHierarchy().getChildren().keySet().forEach(id -> ids.put(id.toUpperCase(Locale.ROOT), id));
        return ids;
    }
}
