/**
 * Tables for spreadsheets: statements, payouts for payroll, the journal. REST and the Desk hand out the same files. Start reading at {@link
 * org.dealdesk.commission.csv.CsvTable}.
 */
@NamedInterface("csv")
package org.dealdesk.commission.csv;

import org.springframework.modulith.NamedInterface;
