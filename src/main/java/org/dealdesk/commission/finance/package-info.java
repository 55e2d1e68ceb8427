/**
 * What all commands of finance share: who may give them, the rows that they lock, and their records in the stream {@code commission}.
 * Start reading at {@link org.dealdesk.commission.finance.FinanceRights}.
 */
@NamedInterface("finance")
package org.dealdesk.commission.finance;

import org.springframework.modulith.NamedInterface;
