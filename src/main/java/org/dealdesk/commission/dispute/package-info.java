/**
 * Objections of people to their final statements, and the answers of finance. Start reading at {@link
 * org.dealdesk.commission.dispute.DisputeAdministration}.
 */
@NamedInterface("dispute")
package org.dealdesk.commission.dispute;

import org.springframework.modulith.NamedInterface;
