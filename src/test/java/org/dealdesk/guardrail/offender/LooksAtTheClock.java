package org.dealdesk.guardrail.offender;

import java.time.Clock;

/** Planted: a rule that depends on the time of day. */
public record LooksAtTheClock(Clock clock) {}
