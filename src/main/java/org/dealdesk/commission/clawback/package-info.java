/**
 * What credit notes do to a commission that was earned: when one counts, how it is spread over the lines, and the target of every
 * leg. No tables and no clock. Start reading at {@link org.dealdesk.commission.clawback.CreditedDeal}.
 */
@NamedInterface("clawback")
package org.dealdesk.commission.clawback;

import org.springframework.modulith.NamedInterface;
