package org.dealdesk.commission.posting;

import java.math.BigDecimal;

/**
 * What the amount of an entry was worked out from; what does not apply is null.
 *
 * @param base of the plan, for the whole deal
 * @param rate in percent; null where the plan has tiers
 * @param share the person's part of the base, exact
 * @param attainment what the person had won before in the commission year, exact; null where the plan has no tiers
 */
public record Basis(BigDecimal base, BigDecimal rate, BigDecimal share, BigDecimal attainment) {

    public static final Basis NONE = new Basis(null, null, null, null);

    /** That of the expense, which is of no person. */
    Basis ofPlan() {
        return new Basis(base, rate, null, null);
    }
}
