/**
 * Corrections of what a person earned: one person of finance proposes one, another approves it, and it is posted. Start reading at {@link
 * org.dealdesk.commission.adjustment.AdjustmentAdministration}.
 */
@NamedInterface("adjustment")
package org.dealdesk.commission.adjustment;

import org.springframework.modulith.NamedInterface;
