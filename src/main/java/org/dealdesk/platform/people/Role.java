package org.dealdesk.platform.people;

/** What a person may be to the product. {@code CRM} is a client, not a person: it creates and closes deals for their owners. */
public enum Role {
    SALES_REP,
    SALES_OPS,
    FINANCE,
    LEGAL,
    COMMITTEE,
    AUDITOR,
    POLICY_ADMIN,
    ADMIN,
    CRM;

    /** Whether people with this role decide reviews: the four approval functions carry the same names as their roles. */
    public boolean approves() {
        return this == SALES_OPS || this == FINANCE || this == LEGAL || this == COMMITTEE;
    }
}
