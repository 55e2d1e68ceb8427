/**
 * The one way into the ledger's tables. A transaction is posted in two steps, in the database transaction of a use case that holds all
 * locks that come before (idempotency key, deals by number, customer):
 *
 * <ol>
 *   <li>{@link org.dealdesk.commission.posting.LedgerBook#begin} locks the people who get entries, by id, then the months (shared), and
 *       answers the day of the posting. What the amounts follow from is read after that: attainments with {@link
 *       org.dealdesk.commission.posting.StoredShares}, earlier transactions with {@link org.dealdesk.commission.posting.StoredLedger}.
 *   <li>{@link org.dealdesk.commission.posting.LedgerBook#post} stores the {@link org.dealdesk.commission.posting.Posting}, whose entries
 *       the functions of {@link org.dealdesk.commission.ledger.Postings} make. A deal's use case does not call it: it hands its posting to
 *       the deal's transaction, which stores it with the rest.
 * </ol>
 *
 * The close of a month calls {@link org.dealdesk.commission.posting.LedgerBook#lockMonths} before it reads or adds to {@code
 * commission_month}; it then waits for all postings under way, and later ones take the day after the month.
 */
@NamedInterface("posting")
package org.dealdesk.commission.posting;

import org.springframework.modulith.NamedInterface;
