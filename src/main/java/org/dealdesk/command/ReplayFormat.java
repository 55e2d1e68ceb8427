package org.dealdesk.command;

import org.dealdesk.platform.people.Caller;

/** How the value of a command is stored with its key, and shown again to a caller who repeats the command. */
public interface ReplayFormat<R> {

    /** A value that is a text, or null. */
    ReplayFormat<String> TEXT = new ReplayFormat<>() {
        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String read(String stored, Caller caller) {
            return stored;
        }
    };

    /** Called in the transaction of the command. */
    String write(R value);

    /** The value as the caller may see it now; refuses one that the caller may not see any more. Called outside any transaction. */
    R read(String stored, Caller caller);
}
