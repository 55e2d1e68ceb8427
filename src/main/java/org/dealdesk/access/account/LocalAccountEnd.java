package org.dealdesk.access.account;

import java.util.List;
import org.dealdesk.access.link.Links;
import org.springframework.stereotype.Component;

/** Ends what lets a person sign in without the identity provider. */
@Component
public class LocalAccountEnd {

    private final List<LocalSignIn> ways;
    private final Links links;

    LocalAccountEnd(List<LocalSignIn> ways, Links links) {
        this.ways = ways;
        this.links = links;
    }

    /** Removes password and passkeys and voids all links, in the transaction at hand. */
    public void end(String person) {
        ways.forEach(way -> way.remove(person));
        links.end(person);
    }
}
