package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;

/** The figures of a deal beside its waterfall; null where one is undefined, absent, or kept from the reader. */
record EconomicsFigures(
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

    static EconomicsFigures of(JsonNode economics) {
        return new EconomicsFigures(
                economics.required("currency").textValue(),
                Shown.figure(economics.path("tcv")),
                Shown.figure(economics.path("acv")),
                Shown.figure(economics.path("carvedInTotal")),
                Shown.percent(economics.path("reportedMarginPct")),
                Shown.figure(economics.path("carveGapPts")),
                Shown.percent(economics.path("oneTimeTrueMarginPct")),
                Shown.percent(economics.path("subscriptionTrueMarginPct")),
                Shown.figure(economics.path("realizedRate")),
                Shown.figure(economics.path("commissionBase")),
                Shown.figure(economics.path("commission")));
    }
}
