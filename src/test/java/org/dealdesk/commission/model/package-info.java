/** What holds of any commission ledger, tried on random ones. Start reading at {@link org.dealdesk.commission.model.LedgerPropertyTests}. */
package org.dealdesk.commission.model;
