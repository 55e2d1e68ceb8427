package org.dealdesk.deal;

import java.math.BigDecimal;
import java.util.List;

/**
 * One SKU sold, as sent. Which of the optional fields are allowed, required or defaulted depends on the kind of the SKU.
 *
 * @param quantity hours for time and materials, packages for a fixed fee, parallel subscriptions for a subscription
 * @param unitPrice net, in the deal's currency, per hour, package or month; absent: the list price
 * @param termMonths subscriptions only
 * @param effort the planned delivery hours of the whole line by role; absent: the default of the SKU
 * @param carvedIn revenue that accounting allocates to this line out of other products, in the deal's currency; absent: none
 * @param validityMonths one-time lines only: the hours expire after so many months; absent: never
 */
public record DealLine(
        String sku,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Integer termMonths,
        List<Effort> effort,
        BigDecimal carvedIn,
        Integer validityMonths) {

    /** The highest unit price there is. */
    public static final BigDecimal MOST_UNIT_PRICE = new BigDecimal("100000000");

    /** Planned delivery hours of one role. */
    public record Effort(String role, BigDecimal hours) {}

    public DealLine withUnitPrice(BigDecimal changed) {
        return new DealLine(sku, quantity, changed, termMonths, effort, carvedIn, validityMonths);
    }

    public DealLine withEffort(List<Effort> changed) {
        return new DealLine(sku, quantity, unitPrice, termMonths, changed, carvedIn, validityMonths);
    }

    public DealLine withTermMonths(Integer changed) {
        return new DealLine(sku, quantity, unitPrice, changed, effort, carvedIn, validityMonths);
    }

    public DealLine withValidityMonths(Integer changed) {
        return new DealLine(sku, quantity, unitPrice, termMonths, effort, carvedIn, changed);
    }
}
