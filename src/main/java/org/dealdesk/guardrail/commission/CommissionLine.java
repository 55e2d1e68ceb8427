package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;
import org.dealdesk.policy.CommissionPlan.Base;
import org.dealdesk.policy.Sku;

/**
 * What a commission needs to know of one line; amounts are in the policy's currency and its minor units.
 *
 * @param number 1 for the first line of the deal
 * @param annualValue of a subscription what it brings in a year, of any other line its net
 */
public record CommissionLine(int number, Sku sku, BigDecimal net, BigDecimal annualValue, BigDecimal cost) {

    BigDecimal counted(Base base) {
        return base == Base.NET ? net : annualValue;
    }
}
