package org.dealdesk.desk.dealform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.deal.DealTotals;
import org.dealdesk.desk.deal.EconomicsFigures;
import org.dealdesk.desk.deal.FindingRow;
import org.dealdesk.policy.Policy;

/**
 * What the rules say of a deal that is being written, as its writer may read it.
 *
 * @param ways null until they are asked for
 */
record AssessmentPanel(
        String policy, Verdict verdict, Figures figures, List<Judged> findings, List<FindingRow> passing, Ways ways) {

    /** What the assessment comes to, and whose approval it takes. */
    record Verdict(String outcome, List<String> required) {}

    /** What the deal and its lines come to. */
    record Figures(String list, DealTotals totals, EconomicsFigures economics, List<LineFigures> lines) {}

    /**
     * Changes that need fewer approvals.
     *
     * @param obstacles what no change of prices and hours does away with
     */
    record Ways(List<WayOffer> offers, List<String> obstacles) {}

    /** What one line comes to. */
    record LineFigures(int number, String net, String discount, String margin) {}

    /** A finding that does not pass, and the changes that would make it. */
    record Judged(FindingRow row, List<Offer> offers) {}

    /**
     * One change of the form.
     *
     * @param reaches how its finding ends then; null for one of several changes that are made together
     * @param line 1 for the first; null for the deal
     * @param does what its button asks for; null where the change is no input
     */
    record Offer(String change, String reaches, Integer line, String from, String to, String does) {}

    /** Changes that need fewer approvals, to be made together. */
    record WayOffer(String message, List<Offer> changes, List<String> required, String outcome, String does) {}

    static AssessmentPanel of(JsonNode assessment, Policy policy) {
        JsonNode economics = assessment.required("economics");
        List<Judged> findings = new ArrayList<>();
        List<FindingRow> passing = new ArrayList<>();
        for (JsonNode finding : assessment.required("findings")) {
            FindingRow row = FindingRow.of(finding, policy);
            if (row.passes()) {
                passing.add(row);
            } else {
                findings.add(new Judged(row, offers(finding.required("remedies"))));
            }
        }
        return new AssessmentPanel(
                policy.version(),
                new Verdict(
                        assessment.required("outcome").textValue(), texts(assessment.required("requiredApprovals"))),
                new Figures(
                        Format.figure(economics.path("listTotal")),
                        DealTotals.of(economics),
                        EconomicsFigures.of(economics),
                        lines(economics.path("lines"))),
                findings,
                passing,
                assessment.has("ways")
                        ? new Ways(ways(assessment.path("ways")), texts(assessment.path("obstacles")))
                        : null);
    }

    private static List<LineFigures> lines(JsonNode lines) {
        List<LineFigures> figures = new ArrayList<>();
        for (JsonNode line : lines) {
            figures.add(new LineFigures(
                    line.required("line").intValue(),
                    Format.figure(line.path("net")),
                    Format.percent(line.path("discountPct")),
                    Format.percent(line.path("trueMarginPct"))));
        }
        return figures;
    }

    private static List<Offer> offers(JsonNode remedies) {
        List<Offer> offers = new ArrayList<>();
        remedies.forEach(remedy -> offers.add(offer(remedy)));
        return offers;
    }

    private static Offer offer(JsonNode remedy) {
        String change = remedy.required("change").textValue();
        Integer line = remedy.path("line").isInt() ? remedy.path("line").intValue() : null;
        String to = remedy.required("to").textValue();
        String does = "%s %s %s".formatted(change, line == null ? "-" : line, to);
        return new Offer(
                change,
                remedy.path("reaches").textValue(),
                line,
                Format.figure(remedy.path("from")),
                Format.figure(remedy.path("to")),
                change.equals("netTotal") ? null : "apply " + does);
    }

    private static List<WayOffer> ways(JsonNode ways) {
        List<WayOffer> offers = new ArrayList<>();
        for (JsonNode way : ways) {
            List<Offer> changes = offers(way.required("changes"));
            String does = changes.stream()
                    .map(change -> change.does().substring("apply ".length()))
                    .reduce((one, other) -> one + ";" + other)
                    .orElse("");
            offers.add(new WayOffer(
                    way.required("message").textValue(),
                    changes,
                    texts(way.required("requiredApprovals")),
                    way.required("outcome").textValue(),
                    "apply " + does));
        }
        return offers;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
