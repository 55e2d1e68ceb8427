package org.dealdesk.access.account;

/** A way to sign in that is not the demo's: passwords, passkeys, linked accounts of a provider. */
public interface SignInWay {

    /** A query in SQL for the ids of the people who can sign in this way, active or not. */
    String holders();
}
