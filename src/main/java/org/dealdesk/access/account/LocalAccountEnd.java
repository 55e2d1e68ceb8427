package org.dealdesk.access.account;

import org.dealdesk.access.link.Links;
import org.springframework.stereotype.Component;

/** Ends what lets a person sign in without the identity provider. */
@Component
public class LocalAccountEnd {

    private final Passwords passwords;
    private final Links links;

    LocalAccountEnd(Passwords passwords, Links links) {
        this.passwords = passwords;
        this.links = links;
    }

    /** Removes the password and voids all links, in the transaction at hand. */
    public void end(String person) {
        passwords.remove(person);
        links.end(person);
    }
}
