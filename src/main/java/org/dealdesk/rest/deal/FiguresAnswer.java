package org.dealdesk.rest.deal;

import java.math.BigDecimal;
import org.dealdesk.deal.Figures;

/** The figures of a deal's latest revision in lists: in the policy's currency, but for the net in the deal's own. */
public record FiguresAnswer(
        String policyCurrency,
        String netTotal,
        String dealNetTotal,
        String tcv,
        BigDecimal discountPct,
        BigDecimal trueMarginPct) {

    /** Those of a deal that has not been submitted. */
    static final FiguresAnswer NONE = new FiguresAnswer(null, null, null, null, null, null);

    public static FiguresAnswer of(Figures figures, String dealCurrency, boolean hidesCost) {
        String currency = figures.policyCurrency();
        return new FiguresAnswer(
                currency,
                DealAnswers.inMinorUnits(figures.netTotal(), currency),
                DealAnswers.inMinorUnits(figures.dealNetTotal(), dealCurrency),
                DealAnswers.inMinorUnits(figures.tcv(), currency),
                figures.discountPct(),
                hidesCost ? null : figures.trueMarginPct());
    }
}
