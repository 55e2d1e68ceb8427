/**
 * Amounts turned around into unit prices, rounding included: {@link org.dealdesk.guardrail.price.LeastPrice} for an amount that a
 * line has to bring, {@link org.dealdesk.guardrail.price.DiscountedPrice} for a typed discount.
 */
@NamedInterface("price")
package org.dealdesk.guardrail.price;

import org.springframework.modulith.NamedInterface;
