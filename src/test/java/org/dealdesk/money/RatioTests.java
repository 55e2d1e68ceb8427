package org.dealdesk.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1      | 3     | 2 | 0.33
            2      | 3     | 2 | 0.67
            1      | 200   | 2 | 0.01
            -1     | 200   | 2 | -0.01
            0.9999 | 200   | 2 | 0.00
            -1     | 1000  | 2 | 0.00
            149.9999 | 1   | 4 | 149.9999
            149.9999 | 1   | 2 | 150.00
            1      | -200  | 2 | -0.01
            """)
    void showsTiesAwayFromZero(BigDecimal numerator, BigDecimal denominator, int decimals, String shown) {
        assertThat(Ratio.of(numerator, denominator).shown(decimals)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | 4      | 12 | 0.25
            10   | 4      | 1  | 2.5
            100  | 1      | 2  | 100
            -5   | 2      | 3  | -2.5
            1    | 3      | 4  | 0.3333…
            2    | 3      | 4  | 0.6666…
            -2   | 3      | 4  | -0.6666…
            1    | 100000 | 4  | 0.0000…
            -1   | 100000 | 4  | -0.0000…
            0    | 7      | 4  | 0
            """)
    void cutsDigitsOffWhereTheyDoNotEnd(BigDecimal numerator, BigDecimal denominator, int decimals, String digits) {
        assertThat(Ratio.of(numerator, denominator).digits(decimals)).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2    | 6    | 1/3
            6    | 2    | 3
            -0.5 | 0.75 | -2/3
            0.5  | -75  | -1/150
            1E+3 | 1    | 1000
            1    | 1E+3 | 1/1000
            0    | 5    | 0
            """)
    void isAFractionInLowestTerms(BigDecimal numerator, BigDecimal denominator, String fraction) {
        assertThat(Ratio.of(numerator, denominator).fraction()).isEqualTo(fraction);
    }

    @Test
    void saysThatAnUndefinedRatioHasNoValue() {
        Ratio undefined = Ratio.of(BigDecimal.ONE, BigDecimal.ZERO);
        Ratio one = Ratio.whole(BigDecimal.ONE);
        Stream.<ThrowingCallable>of(
                        () -> undefined.compareTo(one),
                        () -> one.compareTo(undefined),
                        () -> undefined.compareTo(BigDecimal.ONE),
                        () -> undefined.shown(2),
                        () -> undefined.digits(2),
                        undefined::fraction)
                .forEach(use -> assertThatThrownBy(use).hasMessage("an undefined ratio has no value"));
        assertThat(undefined).hasToString("undefined");
        assertThat(Ratio.percent(BigDecimal.ONE, new BigDecimal("3.0"))).hasToString("100/3.0");
    }

    @Test
    void isUndefinedOnNothingInsteadOfZero() {
        Ratio margin = Ratio.percent(new BigDecimal("-4600"), new BigDecimal("0.00"));
        assertThat(margin.isUndefined()).isTrue();
        assertThatThrownBy(() -> margin.compareTo(BigDecimal.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> margin.shown(2)).isInstanceOf(ArithmeticException.class);
        assertThat(margin.minus(Ratio.whole(BigDecimal.ONE)).isUndefined()).isTrue();
    }

    @Test
    void comparesLikeExactFractions() {
        Seeded.check(2000, seeded -> {
            BigDecimal numerator = seeded.decimal(1000, 4).subtract(BigDecimal.valueOf(500));
            BigDecimal denominator = seeded.decimal(1000, 3).add(new BigDecimal("0.001"));
            BigDecimal limit = seeded.decimal(100, 4).subtract(BigDecimal.valueOf(50));
            // Whole numbers only: n/10^4 against l/10^4 × d/10^3.
            int exact = whole(numerator, 4)
                    .multiply(BigInteger.TEN.pow(3))
                    .compareTo(whole(limit, 4).multiply(whole(denominator, 3)));
            assertThat(Ratio.of(numerator, denominator).compareTo(limit)).isEqualTo(exact);
            assertThat(Ratio.of(numerator, denominator).compareTo(Ratio.whole(limit)))
                    .isEqualTo(exact);
        });
    }

    @Test
    void isShownWithinHalfAUnitOfItsValue() {
        Seeded.check(2000, seeded -> {
            Ratio ratio = Ratio.of(
                    seeded.decimal(1000, 4).subtract(BigDecimal.valueOf(500)),
                    seeded.decimal(1000, 3).add(new BigDecimal("0.001")));
            BigDecimal shown = new BigDecimal(ratio.shown(2));
            assertThat(ratio.compareTo(shown.add(new BigDecimal("0.005")))).isLessThanOrEqualTo(0);
            assertThat(ratio.compareTo(shown.subtract(new BigDecimal("0.005")))).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void subtractsExactly() {
        Ratio sixth =
                Ratio.of(BigDecimal.ONE, BigDecimal.valueOf(2)).minus(Ratio.of(BigDecimal.ONE, BigDecimal.valueOf(3)));
        assertThat(sixth.compareTo(Ratio.of(BigDecimal.ONE, BigDecimal.valueOf(6))))
                .isZero();
    }

    private static BigInteger whole(BigDecimal value, int decimals) {
        return value.movePointRight(decimals).toBigIntegerExact();
    }
}
