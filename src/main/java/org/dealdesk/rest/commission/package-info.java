/** REST calls for commissions: the ledger, months and statements, disputes, adjustments, holds, payouts and the journal. */
package org.dealdesk.rest.commission;
