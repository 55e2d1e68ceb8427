package org.dealdesk.guardrail;

import java.util.Map;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.MeasureTable;

/** The numbers that a finding's value came from, by name: amounts in the policy's currency, none for a term. */
public final class FindingInputs {

    private FindingInputs() {}

    public static Map<String, String> of(Finding finding, Economics economics) {
        if (finding.rule() == null) {
            return Map.of();
        }
        PricedLine line = finding.line() == null ? null : economics.lines().get(finding.line() - 1);
        return MeasureTable.of(finding.rule().measure())
                .numbers(economics, line, finding.measured(), finding.countedDeals());
    }
}
