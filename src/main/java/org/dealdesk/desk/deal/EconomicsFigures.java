package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.desk.Format;

/** The figures of a deal beside its waterfall; null where one is undefined, absent, or kept from the reader. */
public record EconomicsFigures(
        String currency,
        String tcv,
        String acv,
        String carvedIn,
        String reportedMargin,
        String carveGap,
        String oneTimeMargin,
        String subscriptionMargin,
        String realizedRate,
        String commissionBase,
        String commission) {

    public static EconomicsFigures of(JsonNode economics) {
        return new EconomicsFigures(
                economics.required("currency").textValue(),
                Format.figure(economics.path("tcv")),
                Format.figure(economics.path("acv")),
                Format.figure(economics.path("carvedInTotal")),
                Format.percent(economics.path("reportedMarginPct")),
                Format.figure(economics.path("carveGapPts")),
                Format.percent(economics.path("oneTimeTrueMarginPct")),
                Format.percent(economics.path("subscriptionTrueMarginPct")),
                Format.figure(economics.path("realizedRate")),
                Format.figure(economics.path("commissionBase")),
                Format.figure(economics.path("commission")));
    }
}
