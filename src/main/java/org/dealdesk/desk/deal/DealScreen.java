package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.policy.Policy;

/**
 * What a page shows of a deal.
 *
 * @param assessment null before the first submission
 */
public record DealScreen(
        DealHead head,
        ContractCard contract,
        AssessmentCard assessment,
        LinesCard lines,
        Route route,
        HistoryCard history) {

    /**
     * What the rules say of the latest revision.
     *
     * @param justification why its owner proposes it
     * @param findings those that take an approval or block; {@code passing} are the others
     * @param figures the economics in figures, {@code waterfall} from list price to margin as a drawing
     */
    record AssessmentCard(
            String justification,
            List<FindingRow> findings,
            List<FindingRow> passing,
            EconomicsFigures figures,
            List<Waterfall.Stage> waterfall) {

        static AssessmentCard of(String justification, JsonNode assessment, Policy policy) {
            List<FindingRow> findings = new ArrayList<>();
            assessment.required("findings").forEach(finding -> findings.add(FindingRow.of(finding, policy)));
            JsonNode economics = assessment.required("economics");
            return new AssessmentCard(
                    justification,
                    findings.stream().filter(finding -> !finding.passes()).toList(),
                    findings.stream().filter(FindingRow::passes).toList(),
                    EconomicsFigures.of(economics),
                    Waterfall.of(economics));
        }
    }

    /** The lines of a deal, with prices in the deal's own currency. */
    record LinesCard(String currency, List<LineRow> rows) {}

    /**
     * Who is asked, and what they have decided.
     *
     * @param appeal the one that is heard, or that led to the approval; null where there is none
     * @param process where the deal is in the picture of the process; null before the first submission
     */
    record Route(List<RouteStop> stops, AppealCard appeal, ProcessMarks process) {}

    /**
     * A part of what happened to the deal.
     *
     * @param older the record before which older ones are found; null where there are none
     */
    record HistoryCard(List<HistoryLine> lines, Integer older) {}
}
