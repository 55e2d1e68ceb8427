/**
 * Payout batches as they are stored: proposed, approved by a second person, paid, and what comes back of them. Start reading at {@link
 * org.dealdesk.commission.batch.ProposePayout} and {@link org.dealdesk.commission.batch.PayPayout}; what is due is worked out by {@code
 * DueRows} with the rules of the package {@code payout}.
 */
@NamedInterface("batch")
package org.dealdesk.commission.batch;

import org.springframework.modulith.NamedInterface;
