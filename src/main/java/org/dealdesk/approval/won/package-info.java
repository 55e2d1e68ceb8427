/**
 * What becomes of a deal after it is won: finance confirms the win, and credit notes take commission back. Start reading at {@link
 * org.dealdesk.approval.won.RecordCreditNote}.
 */
@NamedInterface("won")
package org.dealdesk.approval.won;

import org.springframework.modulith.NamedInterface;
