package org.dealdesk.command;

import java.util.Optional;

/** The keys that were used, each written in the transaction of its command. */
interface IdempotencyKeys {

    /**
     * What is stored of a command that is done.
     *
     * @param rights which the caller had then
     */
    record Stored(String sha256, Rights rights, String subject, String outcome, String answer) {}

    /**
     * Takes the key, in the transaction at hand; false if it is taken. While another transaction holds it, this waits as long as the
     * database waits for a lock.
     */
    boolean reserve(Command command);

    /** Stores how the command ended with the key that it has reserved, in the transaction at hand. */
    void store(Command command, Done<?> done, String answer);

    Optional<Stored> find(Command command);
}
