package org.dealdesk.access.session;

/** An authentication that names the way in which the person has signed in, where it is not by password. */
public interface SignInKind {

    /** A word for lists and records, such as {@code OIDC}. */
    String way();
}
