package org.dealdesk.policy;

import java.math.BigDecimal;

/**
 * One entry of the price book.
 *
 * @param listPrice above 0, in the policy's currency, per hour, package or month
 * @param role who delivers it unless a deal says otherwise; null for a fixed fee
 * @param hoursPerMonth included in one month of a subscription; null for the others
 * @param replacement what to sell instead of a retired one, or null
 */
public record Sku(
        String code,
        String name,
        SkuKind kind,
        BigDecimal listPrice,
        String role,
        BigDecimal hoursPerMonth,
        boolean retired,
        String replacement) {}
