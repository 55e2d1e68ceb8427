package org.dealdesk.guardrail.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.dealdesk.policy.Guardrail.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTests {

    @ParameterizedTest(name = "{0} against a {1} of {2}")
    @CsvSource({
        "10, MAX, 10, true", "11, MAX, 10, false", "10, MIN, 10, true", "9, MIN, 10, false",
        "UNDEFINED, MAX, 10, false", "UNDEFINED, MIN, 10, false", "UNDEFINED, MAX, , true", "UNDEFINED, MIN, , true",
        "NEVER, MAX, 10, false", "NEVER, MIN, 10, true", "NEVER, MAX, , true"
    })
    void satisfiesALimit(String figure, Direction direction, BigDecimal at, boolean satisfied) {
        assertThat(figure(figure).satisfies(direction, at)).isEqualTo(satisfied);
    }

    @ParameterizedTest(name = "{0} worse than {1} for {2}")
    @CsvSource({
        "10, 9, MAX, true",
        "10, 10, MAX, false",
        "9, 10, MAX, false",
        "9, 10, MIN, true",
        "10, 9, MIN, false",
        "UNDEFINED, 10, MAX, true",
        "UNDEFINED, 10, MIN, true",
        "10, UNDEFINED, MAX, false",
        "UNDEFINED, NEVER, MAX, true",
        "UNDEFINED, UNDEFINED, MIN, false",
        "NEVER, 10, MAX, true",
        "10, NEVER, MAX, false",
        "NEVER, 10, MIN, false",
        "10, NEVER, MIN, true",
        "ABSENT, 10, MAX, false",
        "ABSENT, 10, MIN, false",
        "10, ABSENT, MAX, true",
        "NEVER, ABSENT, MIN, true"
    })
    void isWorseThanAnother(String one, String other, Direction direction, boolean worse) {
        assertThat(figure(one).worseThan(figure(other), direction)).isEqualTo(worse);
    }

    private static Figure figure(String text) {
        return switch (text) {
            case "UNDEFINED" -> Figure.UNDEFINED;
            case "NEVER" -> Figure.NEVER;
            case "ABSENT" -> Figure.ABSENT;
            default -> Figure.of(Integer.parseInt(text));
        };
    }
}
