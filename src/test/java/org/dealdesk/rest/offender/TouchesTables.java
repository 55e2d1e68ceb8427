package org.dealdesk.rest.offender;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Planted: a door that reads a table. */
public record TouchesTables(JdbcClient jdbc) {}
