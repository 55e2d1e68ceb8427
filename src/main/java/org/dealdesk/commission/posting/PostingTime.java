package org.dealdesk.commission.posting;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When a transaction is posted.
 *
 * @param effectiveOn the business day, never before that of an earlier transaction and never in a closed month
 */
public record PostingTime(LocalDate effectiveOn, Instant recordedAt) {}
