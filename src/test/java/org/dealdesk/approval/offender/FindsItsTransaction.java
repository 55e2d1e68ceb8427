package org.dealdesk.approval.offender;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Planted: finds a transaction on its thread. */
public class FindsItsTransaction {

    Object current() {
        return TransactionSynchronizationManager.getResource("deal");
    }
}
