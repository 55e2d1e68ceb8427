package org.dealdesk.rest.offender;

import org.dealdesk.platform.tx.Transactions;

/** Breaks a rule on purpose: a door that opens a transaction. */
public record OpensATransaction(Transactions transactions) {

    String act() {
        return transactions.run(() -> "done");
    }
}
