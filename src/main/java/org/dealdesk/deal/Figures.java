package org.dealdesk.deal;

import java.math.BigDecimal;

/**
 * What the latest revision is worth, in its policy's currency; the ratios are null where they are undefined.
 *
 * @param dealNetTotal the net in the deal's own currency
 */
public record Figures(
        String policyVersion,
        String policyCurrency,
        BigDecimal netTotal,
        BigDecimal tcv,
        BigDecimal discountPct,
        BigDecimal trueMarginPct,
        BigDecimal dealNetTotal) {}
