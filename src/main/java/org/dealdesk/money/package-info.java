/**
 * Amounts and ratios: exact decimals, and the one place where rounding is named. Read {@link org.dealdesk.money.Currency}, then
 * {@link org.dealdesk.money.Rounding}, then {@link org.dealdesk.money.Ratio}; {@link org.dealdesk.money.Split} shares an amount
 * out among people.
 */
@ApplicationModule(allowedDependencies = {})
package org.dealdesk.money;

import org.springframework.modulith.ApplicationModule;
