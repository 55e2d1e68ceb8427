package org.dealdesk.access.oidc.signin;

import org.springframework.security.core.AuthenticationException;

/** The provider knows who it is, and they do not come in all the same; or what came back from the provider is not to be trusted. */
public final class SignInRefused extends AuthenticationException {

    /** Why; each has a text of its own on the page. */
    public enum Reason {
        /** What was pending is over, was used already, or belongs to another browser. */
        OVER,
        /** The provider did not let the person sign in. */
        DENIED,
        /** What the provider sent does not stand up to the checks. */
        INVALID,
        INACTIVE,
        NO_ROLE,
        NO_ID,
        FORBIDDEN_ID,
        TAKEN_ID,
        ROLES_EXCLUDE,
        PROGRAM,
        /** The provider did not ask for what it was told to ask for. */
        TOO_WEAK,
        /** The person signed in at the provider too long ago. */
        TOO_OLD,
        /** Another person than the one of the session. */
        OTHER_PERSON,
        /** The account of the provider belongs to another person here, or this person to another account. */
        LINKED_OTHERWISE
    }

    private final transient Reason reason;
    private final String account;

    SignInRefused(Reason reason, String account) {
        super(reason.name());
        this.reason = reason;
        this.account = account;
    }

    public Reason reason() {
        return reason;
    }

    /** The id that it is about; null where there is none. */
    public String account() {
        return account;
    }
}
