/** The unit of work: one locked deal in one transaction. Start reading at {@code DealTransactions}. */
@NamedInterface("work")
package org.dealdesk.approval.work;

import org.springframework.modulith.NamedInterface;
