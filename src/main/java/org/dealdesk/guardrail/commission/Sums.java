package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;

/** Sums of amounts; over none they are 0. */
final class Sums {

    private Sums() {}

    static <T> BigDecimal of(Collection<T> all, Function<T, BigDecimal> amount) {
        return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
