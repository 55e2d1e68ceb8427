/**
 * Removes from deals, records and policies what their reader may not see. Start reading at {@link
 * org.dealdesk.approval.redaction.CostRedaction}; {@link org.dealdesk.approval.redaction.ReadHistory} reads a deal's records for
 * every door.
 */
@NamedInterface("redaction")
package org.dealdesk.approval.redaction;

import org.springframework.modulith.NamedInterface;
