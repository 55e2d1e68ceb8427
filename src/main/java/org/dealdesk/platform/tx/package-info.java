/**
 * Transactions: retried after collisions, one writer at a time on H2. Start reading at {@link
 * org.dealdesk.platform.tx.Transactions}.
 */
@NamedInterface("tx")
package org.dealdesk.platform.tx;

import org.springframework.modulith.NamedInterface;
