package org.dealdesk.commission.month;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A month that no transaction is dated in any more.
 *
 * @param statements how many people got one
 */
public record ClosedMonth(YearMonth month, String closedBy, Instant closedAt, int statements) {}
