package org.dealdesk.commission.batch;

import java.math.BigDecimal;

/**
 * A person that a batch does not pay in full.
 *
 * @param held what a hold keeps back; null where the person is carried to a later batch
 */
public record ListedPerson(String person, BigDecimal held) {

    /** Why. */
    public enum Why {
        HELD,
        CARRIED
    }

    public Why as() {
        return held == null ? Why.CARRIED : Why.HELD;
    }
}
