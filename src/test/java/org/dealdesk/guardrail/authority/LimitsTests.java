package org.dealdesk.guardrail.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTests {

    /** A dash is what is not limited, or what the deal does not say; limits and deal are TCV, margin, regions and segments. */
    @ParameterizedTest
    @CsvSource({
        "- - - -,                          100000 40 EMEA CORE, true,  without limits all is inside",
        "- - - -,                          100000 - - -,        true,  also what is undefined or missing",
        "100000 - - -,                     100000.00 40 - -,    true,  the limit itself is inside",
        "100000 - - -,                     100000.01 40 - -,    false, one cent above it is not",
        "0 - - -,                          0 - - -,             true,  a limit of nothing takes a deal of nothing",
        "- 35 - -,                         1 35.00 - -,         true,  the margin itself is inside",
        "- 35 - -,                         1 34.99 - -,         false, a hundredth less is not",
        "- -5.5 - -,                       1 -5.50 - -,         true,  margins may be negative",
        "- 35 - -,                         1 - - -,             false, an undefined margin is outside",
        "- -100 - -,                       1 - - -,             false, of the lowest limit too",
        "- - EMEA - ,                      1 1 EMEA -,          true,  one of the regions",
        "- - AMER|EMEA -,                  1 1 EMEA -,          true,  one of several",
        "- - AMER|EMEA -,                  1 1 APAC -,          false, none of them",
        "- - AMER|EMEA|APAC -,             1 1 - -,             false, a missing region is outside",
        "- - - CORE,                       1 1 - CORE,          true,  one of the segments",
        "- - - CORE,                       1 1 - ENTERPRISE,    false, none of them",
        "- - - CORE|ENTERPRISE,            1 1 - -,             false, a missing segment is outside",
        "100 35 EMEA CORE,                 100 35 EMEA CORE,    true,  all at once",
        "100 35 EMEA CORE,                 101 35 EMEA CORE,    false, one outside is enough",
    })
    void areInclusive(String limits, String deal, boolean inside, String why) {
        assertThat(limits(limits).contain(extent(deal))).as(why).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "- - - -,             100 35 EMEA CORE,    100 35 EMEA CORE",
        "100 - AMER|EMEA -,   90 30 EMEA|APAC -,   90 30 EMEA -",
        "90 40 - CORE,        100 35 - -,          90 40 - CORE",
    })
    void ofAChainAreThoseOfAllItsPeople(String one, String other, String both) {
        assertThat(limits(one).and(limits(other))).isEqualTo(limits(both));
        assertThat(limits(other).and(limits(one))).isEqualTo(limits(both));
    }

    @Test
    void ofAChainThatShareNoRegionContainNothing() {
        Limits none = limits("- - EMEA -").and(limits("- - AMER -"));

        assertThat(none.contain(extent("1 1 EMEA -"))).isFalse();
        assertThat(none.isNone()).isFalse();
        assertThat(none.objections(extent("1 1 - -"))).containsExactly("no region is left to all people in the chain");
    }

    @Test
    void nameEachThingThatIsOutsideWithoutTheFiguresOfTheDeal() {
        assertThat(limits("100 35 EMEA CORE").objections(extent("123 12 APAC -")))
                .containsExactly(
                        "the TCV is above 100",
                        "the deal margin is below 35 %",
                        "the region is APAC, not one of EMEA",
                        "the segment is missing, not one of CORE");
    }

    @Test
    void readAsAFewWords() {
        assertThat(limits("250000 35.5 EMEA|AMER CORE").words())
                .isEqualTo("TCV up to 250,000; margin from 35.5 %; regions AMER, EMEA; segments CORE");
        assertThat(Limits.NONE.words()).isNull();
    }

    @Test
    void areReadAsTheyWereWritten() {
        Seeded.check(200, seeded -> {
            Limits limits = any(seeded);

            assertThat(Limits.fromJson(CanonicalJson.read(CanonicalJson.write(limits.toJson()))))
                    .isEqualTo(limits);
        });
    }

    /** What both contain is what the limits of a chain contain, whatever is limited. */
    @Test
    void togetherContainWhatEachContains() {
        Seeded.check(500, seeded -> {
            Limits one = any(seeded);
            Limits other = any(seeded);
            Extent deal = new Extent(
                    BigDecimal.valueOf(seeded.between(0, 3)),
                    seeded.chance(20) ? null : BigDecimal.valueOf(seeded.between(0, 3)),
                    seeded.chance(20) ? null : seeded.oneOf(List.of("A", "B", "C")),
                    seeded.chance(20) ? null : seeded.oneOf(List.of("A", "B", "C")));

            assertThat(one.and(other).contain(deal)).isEqualTo(one.contain(deal) && other.contain(deal));
        });
    }

    private static Limits any(Seeded seeded) {
        return new Limits(
                seeded.chance(50) ? null : BigDecimal.valueOf(seeded.between(0, 3)),
                seeded.chance(50) ? null : BigDecimal.valueOf(seeded.between(0, 3)),
                codes(seeded),
                codes(seeded));
    }

    private static Set<String> codes(Seeded seeded) {
        Set<String> codes = new TreeSet<>();
        Set.of("A", "B", "C").stream()
                .sorted()
                .filter(code -> seeded.chance(50))
                .forEach(codes::add);
        return codes.isEmpty() ? null : codes;
    }

    private static Limits limits(String written) {
        String[] parts = written.trim().split(" ", -1);
        return new Limits(decimal(parts[0]), decimal(parts[1]), codes(parts[2]), codes(parts[3]));
    }

    private static Extent extent(String written) {
        String[] parts = written.trim().split(" ", -1);
        return new Extent(decimal(parts[0]), decimal(parts[1]), text(parts[2]), text(parts[3]));
    }

    private static BigDecimal decimal(String written) {
        return written.equals("-") ? null : new BigDecimal(written);
    }

    private static String text(String written) {
        return written.equals("-") ? null : written;
    }

    private static Set<String> codes(String written) {
        return written.equals("-") ? null : Set.of(written.split("\\|", -1));
    }
}
