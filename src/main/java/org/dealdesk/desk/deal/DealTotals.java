package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.deal.Figures;
import org.dealdesk.desk.Format;

/**
 * What a deal comes to, in the policy's currency. Before its first submission a deal has only a currency.
 *
 * @param margin null where it is undefined or hidden from the reader
 */
public record DealTotals(String currency, String net, String margin, String discount) {

    /** From the figures that are stored with the deal. */
    public static DealTotals of(Figures figures, boolean hidesCost) {
        String currency = figures.policyCurrency();
        return new DealTotals(
                currency,
                Format.amount(figures.netTotal(), currency),
                hidesCost ? null : Format.percent(figures.trueMarginPct()),
                Format.percent(figures.discountPct()));
    }

    /** From the economics of an assessment, as far as the reader may see them. */
    public static DealTotals of(JsonNode economics) {
        return new DealTotals(
                economics.required("currency").textValue(),
                Format.figure(economics.path("netTotal")),
                Format.percent(economics.path("trueMarginPct")),
                Format.percent(economics.path("discountPct")));
    }

    static DealTotals none(String currency) {
        return new DealTotals(currency, null, null, null);
    }
}
