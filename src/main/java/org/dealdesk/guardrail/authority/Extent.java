package org.dealdesk.guardrail.authority;

import java.math.BigDecimal;
import org.dealdesk.guardrail.Measurement;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.money.Ratio;

/**
 * What of a deal is compared with {@link Limits}.
 *
 * @param tcv in the policy's currency: the larger of the measures {@code TCV} and {@code CUSTOMER_WINDOW_TCV}
 * @param trueMarginPct rounded down to hundredths, which keeps every comparison with a limit of two decimals exact; null where it is
 *     undefined
 * @param region null where the deal names none
 * @param segment null where the deal names none
 */
public record Extent(BigDecimal tcv, BigDecimal trueMarginPct, String region, String segment) {

    /** The decimals of a limit on the margin. */
    public static final int MARGIN_DECIMALS = 2;

    public static Extent of(PricedDeal deal, CustomerInputs inputs) {
        Economics economics = Economics.of(deal);
        Figure margin = economics.trueMarginPct();
        return new Extent(
                economics.tcv().max(recent(deal, economics, inputs)),
                margin.hasValue() ? margin.ratio().floor(MARGIN_DECIMALS) : null,
                deal.proposal().region(),
                deal.segment());
    }

    private static BigDecimal recent(PricedDeal deal, Economics economics, CustomerInputs inputs) {
        Ratio size = new Measurement(deal, economics, inputs).sizeForRouting().ratio();
        return new BigDecimal(size.shown(economics.currency().decimals()));
    }
}
