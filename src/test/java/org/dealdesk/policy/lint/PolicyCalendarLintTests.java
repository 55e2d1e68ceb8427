package org.dealdesk.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lint says of days: holidays that are missing, and versions that begin around a draft. */
class PolicyCalendarLintTests {

    @Test
    void missesHolidaysFromTodayOnOfAVersionThatHasBegun() {
        LocalDate lastDay = LocalDate.of(2026, 12, 31);
        assertThat(LintedPolicies.ids(PolicyLint.ofVersion(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH, lastDay)))
                .noneMatch(id -> id.startsWith("no-holidays"));
        assertThat(PolicyLint.ofVersion(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH, lastDay.plusDays(1))
                        .warnings())
                .filteredOn(finding -> finding.code().equals("no-holidays"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("no holiday is listed in 2028, so due dates can fall on holidays"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # both years have one, but none in the next 12 months
            holidays: [2026-01-01, 2027-12-31] | 2026-01-01 | ''
            holidays: [2026-01-01, 2027-12-31] | 2026-01-02 | no holiday is left in the 12 months from 2026-01-02, so due dates can fall on holidays
            holidays: [2026-01-01, 2027-12-31] | 2026-12-31 | no holiday is left in the 12 months from 2026-12-31, so due dates can fall on holidays
            holidays: [2026-01-01, 2027-12-31] | 2027-01-01 | no holiday is listed in 2028, so due dates can fall on holidays
            country: US                        | 2099-01-02 | ''
            """)
    void missesHolidaysOfTheNextMonths(String holidays, LocalDate today, String message) {
        String text = LintedPolicies.changed("holidays: [2026-11-26, 2026-12-25, 2027-01-01]", holidays);
        assertThat(PolicyLint.ofVersion(text, LintedPolicies.TWO_EACH, today).warnings())
                .filteredOn(finding -> finding.code().equals("no-holidays"))
                .extracting(LintFinding::message)
                .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            currency: USD              | currency: GBP              | not-allowed:/currency
            America/New_York           | Europe/London              | not-allowed:/approval/calendar/timeZone
            version: "2026.1"          | version: current           | not-allowed:/version
            version: "2026.1"          | version: taken             | version-taken:/version
            effectiveFrom: 2026-01-01  | effectiveFrom: 2025-12-31  | out-of-range:/effectiveFrom
            effectiveFrom: 2026-01-01  | effectiveFrom: 2025-12-30  | out-of-range:/effectiveFrom
            """)
    void holdsADraftToTheOtherVersions(String before, String after, String finding) {
        Versions others = new Versions(
                Deals.POLICY.currency(), Deals.POLICY.timeZone(), LocalDate.of(2025, 12, 31), "taken"::equals);
        String changed = Deals.DEFAULT_POLICY.replace(before, after).replace("GBP: 1.28, ", "");
        assertThat(PolicyLint.ofDraft(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH, others)
                        .errors())
                .isEmpty();
        PolicyLint lint = PolicyLint.ofDraft(changed, LintedPolicies.TWO_EACH, others);
        assertThat(lint.errors()).extracting(LintFinding::id).containsExactly(finding);
        assertThat(lint.isOnlyTaken()).isEqualTo(finding.startsWith("version-taken"));
        assertThat(PolicyLint.of(changed, LintedPolicies.TWO_EACH).errors())
                .as("of the document alone")
                .isEmpty();
    }
}
