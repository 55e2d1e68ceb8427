package org.dealdesk.notification;

import java.util.List;
import java.util.Optional;

/** A kind of subscribers. */
public interface Subscribers {

    /** Everybody who is told of what happens from now on. */
    List<? extends Subscriber> all();

    /** One of them; empty where it is none of this kind or is no longer told anything. */
    Optional<? extends Subscriber> find(String id);
}
