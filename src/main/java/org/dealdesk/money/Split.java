package org.dealdesk.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount by weights so that the parts add up to it exactly. */
public final class Split {

    private Split() {}

    /**
     * The method of largest remainder: each part is rounded down to minor units, and the units then missing go one each to the
     * largest remainders, ties to the earlier part.
     *
     * @param total at least 0, in minor units of the currency
     * @param weights all above 0, in any unit
     */
    public static List<BigDecimal> byLargestRemainder(BigDecimal total, List<BigDecimal> weights, Currency currency) {
        if (total.signum() < 0 || !currency.holds(total)) {
            throw new IllegalArgumentException("cannot be split: " + total.toPlainString());
        }
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight.signum() <= 0)) {
            throw new IllegalArgumentException("weights must be positive");
        }
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal exact = total.multiply(weight);
            BigDecimal part = Rounding.down(exact, whole, currency);
            parts.add(part);
            remainders.add(exact.subtract(part.multiply(whole)));
        }
        return withMissingUnits(total, parts, remainders, currency);
    }

    private static List<BigDecimal> withMissingUnits(
            BigDecimal total, List<BigDecimal> parts, List<BigDecimal> remainders, Currency currency) {
        BigDecimal unit = currency.minorUnit();
        BigDecimal given = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int missing = total.subtract(given).divideToIntegralValue(unit).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> remainders.get(index))
                        .reversed())
                .limit(missing)
                .forEach(index -> parts.set(index, parts.get(index).add(unit)));
        return List.copyOf(parts);
    }
}
