package org.dealdesk.platform.people;

/** Ends what a person has, such as access tokens, for good when the person is deactivated. */
public interface WhenDeactivated {

    /** Called in the transaction that saves the person as inactive, also where they were inactive before. */
    void deactivated(String person);
}
