package org.dealdesk.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * Which deals a list shows; null means any.
 *
 * @param viewer a rep who sees only own and credited deals; null for those who see them all
 * @param draftsOf whose drafts are shown: drafts are seen by their owner only
 * @param customerId in any spelling
 * @param rep owner or credited rep
 * @param submittedTo exclusive
 * @param overridden whether only deals in which the committee overrode rejections
 * @param text searched in number, name, customer and external reference, ignoring case and accents
 */
public record DealFilter(
        String viewer,
        String draftsOf,
        Set<DealStatus> statuses,
        String customerId,
        String rep,
        String currency,
        BigDecimal minTcv,
        BigDecimal maxTcv,
        Instant submittedFrom,
        Instant submittedTo,
        boolean overridden,
        String text) {}
