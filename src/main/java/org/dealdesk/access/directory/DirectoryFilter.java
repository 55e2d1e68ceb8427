package org.dealdesk.access.directory;

import org.dealdesk.platform.people.Role;

/**
 * Which people of the directory; what is null does not matter.
 *
 * @param q a part of the id, the name or the mail address, in any letter case
 */
public record DirectoryFilter(Role role, Status status, Way signIn, String q) {

    public static final DirectoryFilter ALL = new DirectoryFilter(null, null, null, null);

    /** Whether people are active, and whether they come. */
    public enum Status {
        ACTIVE,
        INACTIVE,
        /** Active, but not seen for 90 days, or never. */
        UNSEEN
    }

    /** How people sign in. */
    public enum Way {
        /** With a password, or a link to set one. */
        LOCAL,
        /** At the identity provider. */
        OIDC,
        /** Not at all as yet: no password, no passkey, no account of the provider. */
        NONE
    }
}
