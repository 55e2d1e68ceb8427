package org.dealdesk.platform.web;

import com.fasterxml.jackson.databind.JsonNode;

/** A request's JSON, and the hash of its bytes, by which a repeated request is told from another one. */
public record Body(JsonNode json, String sha256) {}
