package org.dealdesk.approval.revision;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.money.Currency;

/**
 * How the money of a deal has grown since an approval, in the policy's currency. An approval covers growth up to a share of what it
 * was given for, the share itself included; an approved amount of zero allows no growth.
 */
public record Growth(Figure figure, BigDecimal approved, BigDecimal now, Currency currency, boolean holds) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The two figures that an approval bounds. */
    public enum Figure {
        TCV,
        COMMISSION
    }

    /**
     * Both figures of a revision compared with those of the approved one.
     *
     * @param commission of the next one, with what people had won when the approved one was submitted
     */
    static List<Growth> between(Economics approved, Economics next, BigDecimal commission, BigDecimal maxGrowthPct) {
        return List.of(
                of(Figure.TCV, approved.tcv(), next.tcv(), next.currency(), maxGrowthPct),
                of(Figure.COMMISSION, approved.commission().amount(), commission, next.currency(), maxGrowthPct));
    }

    private static Growth of(
            Figure figure, BigDecimal approved, BigDecimal now, Currency currency, BigDecimal maxGrowthPct) {
        boolean holds = now.multiply(HUNDRED).compareTo(approved.multiply(HUNDRED.add(maxGrowthPct))) <= 0;
        return new Growth(figure, approved, now, currency, holds);
    }

    /** The objection to the approval, or null. */
    public String objection(BigDecimal maxGrowthPct) {
        return holds
                ? null
                : "is more than %s %% above what was approved"
                        .formatted(maxGrowthPct.stripTrailingZeros().toPlainString());
    }

    public static String inMinorUnits(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.decimals()).toPlainString();
    }
}
