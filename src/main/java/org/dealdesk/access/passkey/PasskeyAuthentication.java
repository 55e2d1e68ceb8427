package org.dealdesk.access.passkey;

import org.dealdesk.access.session.PersonAuthentication;
import org.dealdesk.platform.people.Caller;

/** A person who has signed in with a passkey, alone or after the password. */
final class PasskeyAuthentication extends PersonAuthentication {

    private final String way;

    PasskeyAuthentication(Caller caller, String way) {
        super(caller);
        this.way = way;
    }

    @Override
    public String way() {
        return way;
    }
}
