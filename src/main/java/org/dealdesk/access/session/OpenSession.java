package org.dealdesk.access.session;

import java.time.Instant;

/**
 * A session in a list.
 *
 * @param id not the one that the cookie holds
 * @param current whether the request that asks came with it
 */
public record OpenSession(
        String id, String person, String way, String browser, Instant since, Instant lastUse, boolean current) {}
