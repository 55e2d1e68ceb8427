package org.dealdesk.commission.ledger;

/** Where an amount lies. All but the expense belong to a person. */
public enum Account {
    EXPENSE,
    ACCRUED,
    EARNED,
    PAID;

    public boolean isOfPerson() {
        return this != EXPENSE;
    }
}
