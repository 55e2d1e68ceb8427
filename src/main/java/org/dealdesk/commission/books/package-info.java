/**
 * The ledger as it is booked, read from the tables: the journal of a month, costs that are spread over months, and what was posted
 * compared with what should have been. The rules are in the package {@code journal}. Start reading at {@link
 * org.dealdesk.commission.books.JournalReading}.
 */
@NamedInterface("books")
package org.dealdesk.commission.books;

import org.springframework.modulith.NamedInterface;
