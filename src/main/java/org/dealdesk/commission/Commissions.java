package org.dealdesk.commission;

import java.util.List;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.platform.people.Caller;

/**
 * What a deal with an accrual pays: of all people, and of each one.
 *
 * @param transactions of the deal without adjustments, in ledger order
 */
public record Commissions(List<Transaction> transactions, String currency) {

    public Commissions {
        transactions = List.copyOf(transactions);
    }

    public Commission ofAll() {
        return Commission.of(transactions, currency, null);
    }

    /** Their own where they do not see all deals. */
    public Commission shownTo(Caller caller) {
        return caller.seesAllDeals() ? ofAll() : Commission.of(transactions, currency, caller.id());
    }
}
