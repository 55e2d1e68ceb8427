package org.dealdesk.commission;

import java.math.BigDecimal;

/** How a deal's commission stands: its latest accrual and what became of it. */
public record Commission(BigDecimal amount, String currency, State state, String reason) {

    /** An accrual stands as accrued until the deal is won; one that was taken back stands no more. */
    public enum State {
        ACCRUED,
        EARNED,
        REVERSED
    }
}
