package org.dealdesk.desk.commission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Viewer;

/**
 * An entry of a statement with what its amount follows from.
 *
 * @param place the approved revision and its policy, or null
 * @param why the code of why an accrual is 0, or null
 */
record StatementEntryRow(
        String id, Viewer.Moment on, Posting posting, Place place, Derivation derivation, String amount, String why) {

    /** What was posted, to which account. */
    record Posting(String type, String account) {}

    record Place(int revision, String policy, String customer) {}

    /**
     * From base to amount; null what does not apply.
     *
     * @param rate in percent, with its sign
     * @param tiers of a plan that has no rate
     */
    record Derivation(
            String plan, String base, String share, String attainment, String rate, List<Tier> tiers, String cap) {}

    /** What lies above an attainment is paid at a rate. */
    record Tier(String above, String rate) {}

    static StatementEntryRow of(JsonNode entry) {
        return new StatementEntryRow(
                text(entry, "entry"),
                day(entry, "on"),
                new Posting(text(entry, "type"), text(entry, "account")),
                place(entry),
                derivation(entry),
                figure(entry, "amount"),
                text(entry, "why"));
    }

    private static Place place(JsonNode entry) {
        return entry.hasNonNull("revision")
                ? new Place(
                        entry.get("revision").intValue(),
                        text(entry, "policy"),
                        Format.isolated(text(entry.path("customer"), "name")))
                : null;
    }

    private static Derivation derivation(JsonNode entry) {
        List<Tier> tiers = new ArrayList<>();
        entry.path("tiers").forEach(tier -> tiers.add(new Tier(figure(tier, "above"), percent(tier, "rate"))));
        return new Derivation(
                text(entry, "plan"),
                figure(entry, "base"),
                figure(entry, "share"),
                figure(entry, "attainment"),
                percent(entry, "rate"),
                tiers,
                figure(entry, "cap"));
    }

    static Viewer.Moment day(JsonNode node, String name) {
        String day = text(node, name);
        return day == null ? null : Viewer.day(LocalDate.parse(day));
    }

    /** As many decimals as the statement has. */
    static String figure(JsonNode node, String name) {
        return Format.figure(node.path(name));
    }

    static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static String percent(JsonNode node, String name) {
        String rate = text(node, name);
        return rate == null ? null : Format.withUnit(Format.shortest(new BigDecimal(rate)), "%");
    }
}
