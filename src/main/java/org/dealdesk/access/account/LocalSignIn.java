package org.dealdesk.access.account;

/** A way to sign in with what is kept here: a password, a passkey. */
public interface LocalSignIn extends SignInWay {

    /** Takes it from the person, in the transaction at hand. */
    void remove(String person);
}
