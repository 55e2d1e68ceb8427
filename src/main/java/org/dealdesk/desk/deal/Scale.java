package org.dealdesk.desk.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where amounts lie on a drawing, in thousandths of its width.
 *
 * @param least what lies at its left edge
 * @param most what lies at its right edge; above {@code least}
 */
public record Scale(BigDecimal least, BigDecimal most) {

    public static final int WIDTH = 1000;

    public int place(BigDecimal value) {
        return value.subtract(least)
                .multiply(BigDecimal.valueOf(WIDTH))
                .divide(most.subtract(least), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
