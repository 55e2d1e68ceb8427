/**
 * Which entries a payout settles, and for how much. No tables and no clock. Start reading at {@link
 * org.dealdesk.commission.payout.PayoutLines}.
 */
@NamedInterface("payout")
package org.dealdesk.commission.payout;

import org.springframework.modulith.NamedInterface;
