/**
 * Holds: what is not paid for now. Start reading at {@link org.dealdesk.commission.hold.HoldAdministration}.
 */
@NamedInterface("hold")
package org.dealdesk.commission.hold;

import org.springframework.modulith.NamedInterface;
