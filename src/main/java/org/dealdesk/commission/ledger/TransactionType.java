package org.dealdesk.commission.ledger;

/** What a transaction records. */
public enum TransactionType {
    /** A deal is approved. */
    ACCRUAL,
    /** An approved deal is lost, withdrawn or expired. */
    REVERSAL,
    /** A deal is won and, where that is asked for, confirmed. */
    EARNING,
    /** A credit note on a won deal takes commission back. */
    CLAWBACK,
    /** A credit note is voided. */
    RESTORATION,
    /** Finance corrects what a person earned. */
    ADJUSTMENT,
    /** A payout batch is paid. */
    PAYOUT,
    /** A payment came back. */
    RETURN;

    /** Whether it only moves what is settled between EARNED and PAID. */
    public boolean isOfPayment() {
        return this == PAYOUT || this == RETURN;
    }
}
