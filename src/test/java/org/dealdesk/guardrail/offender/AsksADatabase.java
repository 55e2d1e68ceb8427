package org.dealdesk.guardrail.offender;

import org.springframework.jdbc.core.JdbcTemplate;

/** Planted: a rule that reads. */
public record AsksADatabase(JdbcTemplate jdbc) {}
