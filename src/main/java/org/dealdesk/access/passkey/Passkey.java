package org.dealdesk.access.passkey;

import java.time.Instant;

/**
 * A passkey in a list.
 *
 * @param id as the authenticator calls it
 * @param name as its person calls it
 * @param lastUsed null where it was not used yet
 */
public record Passkey(String id, String name, Instant added, Instant lastUsed) {}
