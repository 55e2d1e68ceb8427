package org.dealdesk.platform.people;

/**
 * What a person may be to the product. {@code CRM} and {@code DELIVERY} are programs, not people: the one creates and closes deals for
 * their owners, the other reports what was delivered.
 */
public enum Role {
    SALES_REP,
    SALES_OPS,
    FINANCE,
    LEGAL,
    COMMITTEE,
    AUDITOR,
    POLICY_ADMIN,
    ADMIN,
    CRM,
    DELIVERY;

    /** Whether a program holds it, which has neither a session nor a password. */
    public boolean isForPrograms() {
        return this == CRM || this == DELIVERY;
    }

    /** Whether people with this role decide reviews: the four approval functions carry the same names as their roles. */
    public boolean approves() {
        return this == SALES_OPS || this == FINANCE || this == LEGAL || this == COMMITTEE;
    }
}
