/**
 * Closing months, and the statements that people get of them. Start reading at {@link org.dealdesk.commission.month.CloseMonth} and
 * {@link org.dealdesk.commission.month.StatementReading}; {@link org.dealdesk.commission.month.StatementDocument} is what a statement
 * says.
 */
@NamedInterface("month")
package org.dealdesk.commission.month;

import org.springframework.modulith.NamedInterface;
