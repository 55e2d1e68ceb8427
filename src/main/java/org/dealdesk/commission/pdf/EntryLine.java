package org.dealdesk.commission.pdf;

import static org.dealdesk.commission.pdf.Shown.day;
import static org.dealdesk.commission.pdf.Shown.figure;
import static org.dealdesk.commission.pdf.Shown.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a deal with what its amount follows from.
 *
 * @param customer as of the approved revision
 * @param why the code of why an accrual is 0, or null
 */
record EntryLine(
        Posting posting, String customer, String revision, String policy, Derivation from, String amount, String why) {

    /** What was posted when, to which account. */
    record Posting(String on, String type, String account) {}

    /**
     * From base to amount; null what does not apply.
     *
     * @param tiers of a plan that has no rate
     */
    record Derivation(
            String plan, String base, String share, String attainment, String rate, List<Tier> tiers, String cap) {}

    /** What lies above an attainment is paid at a rate. */
    record Tier(String above, String rate) {}

    static EntryLine of(JsonNode entry) {
        return new EntryLine(
                new Posting(day(entry, "on"), text(entry, "type"), text(entry, "account")),
                text(entry.path("customer"), "name"),
                entry.path("revision").asText(),
                text(entry, "policy"),
                derivation(entry),
                figure(entry, "amount"),
                text(entry, "why"));
    }

    private static Derivation derivation(JsonNode entry) {
        List<Tier> tiers = new ArrayList<>();
        entry.path("tiers").forEach(tier -> tiers.add(new Tier(figure(tier, "above"), percent(tier))));
        return new Derivation(
                text(entry, "plan"),
                figure(entry, "base"),
                figure(entry, "share"),
                figure(entry, "attainment"),
                percent(entry),
                tiers,
                figure(entry, "cap"));
    }

    private static String percent(JsonNode node) {
        String rate = text(node, "rate");
        return rate == null ? null : rate + " %";
    }
}
