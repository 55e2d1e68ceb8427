/**
 * How the ledger is booked in the general ledger: the lines of a month, costs of contracts that are spread over months, and what was
 * posted compared with what should have been. No tables and no clock. Start reading at {@link org.dealdesk.commission.journal.Journal}.
 */
@NamedInterface("journal")
package org.dealdesk.commission.journal;

import org.springframework.modulith.NamedInterface;
