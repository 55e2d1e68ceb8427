/**
 * Months and what a person's commission did in them: opening balances, entries, closing balances. No tables and no clock. Start
 * reading at {@link org.dealdesk.commission.statement.Statement}.
 */
@NamedInterface("statement")
package org.dealdesk.commission.statement;

import org.springframework.modulith.NamedInterface;
