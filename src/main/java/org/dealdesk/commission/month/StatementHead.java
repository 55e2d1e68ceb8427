package org.dealdesk.commission.month;

import java.time.Instant;
import java.time.YearMonth;
import org.dealdesk.commission.statement.Balances;

/**
 * A final statement in a list.
 *
 * @param acknowledgedAt null until the person has acknowledged it
 */
public record StatementHead(YearMonth month, Balances closing, Instant acknowledgedAt) {}
