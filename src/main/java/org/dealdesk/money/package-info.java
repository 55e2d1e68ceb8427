/** Amounts and ratios: exact decimals, and the one place where rounding is named. */
@ApplicationModule(allowedDependencies = {})
package org.dealdesk.money;

import org.springframework.modulith.ApplicationModule;
