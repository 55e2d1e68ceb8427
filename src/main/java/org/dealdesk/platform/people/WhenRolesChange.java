package org.dealdesk.platform.people;

/** Ends what a person has by the roles that they held, such as sessions, when these are changed. */
public interface WhenRolesChange {

    /** Called in the transaction that saves other roles or leads for a person than before. */
    void rolesChanged(String person);
}
