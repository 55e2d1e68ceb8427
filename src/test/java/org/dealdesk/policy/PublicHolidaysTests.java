package org.dealdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTests {

    private static PublicHolidays of(String place) {
        String[] codes = place.split("-", -1);
        return new PublicHolidays(codes[0], codes.length > 1 ? codes[1] : null);
    }

    // New Year's Day of 2028 is a Saturday: in the United States it is kept on the last day of 2027.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            US     | 2027 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 11-11 11-25 12-24 12-31
            US     | 2028 | 01-17 02-21 05-29 06-19 07-04 09-04 11-10 11-23 12-25
            DE     | 2027 | 01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26
            DE-BY  | 2027 | 01-01 01-06 03-26 03-29 05-01 05-06 05-17 05-27 10-03 11-01 12-25 12-26
            GB-SCT | 2027 | 01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28
            GB-ENG | 2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
            """)
    void areThoseOfTheYear(String place, int year, String days) {
        PublicHolidays holidays = of(place);
        List<LocalDate> found = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(holidays::contains)
                .toList();

        assertThat(found)
                .isEqualTo(Arrays.stream(days.split(" ", -1))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
        assertThat(holidays).hasToString(place);
    }

    /** Alabama keeps Confederate Memorial Day, but offices are open. */
    @Test
    void areNoObservances() {
        assertThat(of("US-AL").contains(LocalDate.of(2026, 4, 27))).isFalse();
    }

    @Test
    void areKnownOfCountriesAndTheirRegions() {
        assertThat(PublicHolidays.countries())
                .contains("DE", "GB", "NO", "US")
                .allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(PublicHolidays.regions("GB")).containsExactly("ENG", "NIR", "SCT", "WLS");
        assertThat(PublicHolidays.regions("FR")).contains("2A", "67");
        assertThat(PublicHolidays.regions("NO")).isEmpty();
    }

    /** All that are inhabited. */
    @Test
    void areThereForEveryCountry() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        assertThat(PublicHolidays.countries().stream()
                        .filter(country -> first.datesUntil(first.plusYears(1)).noneMatch(of(country)::contains))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("AQ", "BV", "HM", "IO", "TF", "UM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "ZZ-BY"})
    void areNoneOfACountryThatIsKnownNoLonger(String place) {
        assertThat(of(place).contains(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void areThoseOfTheCountryWhereTheRegionIsKnownNoLonger() {
        assertThat(of("DE-ZZ").contains(LocalDate.of(2026, 12, 25))).isTrue();
    }
}
