package org.dealdesk.rest;

import java.util.function.Supplier;

/**
 * What a request is answered with. The body is written once, when it is first needed: in the transaction where it is stored with an
 * idempotency key, and otherwise after it.
 *
 * @param etag null for none
 * @param location null for none
 * @param body empty for none
 * @param kept the body as it is stored and replayed: without what is told only once
 */
public record Answer(int status, String etag, String location, Supplier<String> body, Supplier<String> kept) {}
