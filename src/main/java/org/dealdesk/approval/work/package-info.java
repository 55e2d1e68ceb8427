/**
 * The unit of work: one locked deal in one transaction, read once and stored once. Start reading at {@link
 * org.dealdesk.approval.work.DealTransactions}; {@code DealReader} reads, {@code DealWriter} stores.
 */
@NamedInterface("work")
package org.dealdesk.approval.work;

import org.springframework.modulith.NamedInterface;
