/**
 * The model of the commission ledger: accounts, transactions and their legs as values, and one function for each kind of transaction
 * that makes its legs. No tables and no clock. Start reading at {@link org.dealdesk.commission.ledger.Transaction} and {@link
 * org.dealdesk.commission.ledger.Postings}.
 */
@NamedInterface("ledger")
package org.dealdesk.commission.ledger;

import org.springframework.modulith.NamedInterface;
