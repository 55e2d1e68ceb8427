package org.dealdesk.money;

import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * A currency that money can be paid in.
 *
 * @param code as in ISO 4217
 * @param decimals its minor units as in ISO 4217: 2 for USD, 0 for JPY, 3 for KWD
 */
public record Currency(String code, int decimals) {

    /** The currency of that code; empty for what ISO 4217 does not know, and for gold, test codes and the like. */
    public static Optional<Currency> find(String code) {
        try {
            CurrencyUnit unit = CurrencyUnit.of(code);
            return unit.isPseudoCurrency()
                    ? Optional.empty()
                    : Optional.of(new Currency(unit.getCode(), unit.getDecimalPlaces()));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    public static Currency of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("not a currency: " + code));
    }

    /** Whether the amount can be paid: it has no more decimals than the currency. */
    public boolean holds(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= decimals;
    }

    /** The smallest amount that can be paid. */
    public BigDecimal minorUnit() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }
}
