package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.desk.Format;

/** The figures of a deal shown with its waterfall; null where one is undefined, absent, or hidden from the reader. */
public record EconomicsFigures(
        String currency,
        ContractValue value,
        String carvedIn,
        Margins margins,
        String realizedRate,
        Commission commission) {

    /** What the contract is worth in all, and in a year. */
    record ContractValue(String total, String annual) {}

    /**
     * Margins in percent, and the gap between the reported and the true one in points.
     *
     * @param reported before carve-outs are taken back
     */
    record Margins(String reported, String carveGap, String oneTime, String subscription) {}

    /** The expected commission, and the amount that it is reckoned from. */
    record Commission(String base, String amount) {}

    public static EconomicsFigures of(JsonNode economics) {
        return new EconomicsFigures(
                economics.required("currency").textValue(),
                new ContractValue(Format.figure(economics.path("tcv")), Format.figure(economics.path("acv"))),
                Format.figure(economics.path("carvedInTotal")),
                new Margins(
                        Format.percent(economics.path("reportedMarginPct")),
                        Format.figure(economics.path("carveGapPts")),
                        Format.percent(economics.path("oneTimeTrueMarginPct")),
                        Format.percent(economics.path("subscriptionTrueMarginPct"))),
                Format.figure(economics.path("realizedRate")),
                new Commission(
                        Format.figure(economics.path("commissionBase")), Format.figure(economics.path("commission"))));
    }
}
