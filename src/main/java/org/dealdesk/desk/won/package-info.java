/**
 * What the page of a deal has after a win, with the forms behind it: confirmation, credit notes, change orders. Start reading
 * at {@code WonCards}, then {@code CreditNotePages}.
 */
package org.dealdesk.desk.won;
