package org.dealdesk.guardrail.derivation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.derivation.Derivation.Silence;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.MeasureTable;
import org.dealdesk.money.AmountText;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Scope;

/** Gives the reason why a guardrail made no finding: the deal is outside its scope, or has no value to measure. */
final class NotMeasured {

    private NotMeasured() {}

    static List<Silence> among(PricedDeal deal, Assessment assessment) {
        Set<String> heard =
                assessment.findings().stream().map(Finding::guardrail).collect(Collectors.toSet());
        return deal.policy().guardrails().stream()
                .filter(guardrail -> !heard.contains(guardrail.id()))
                .map(guardrail -> new Silence(guardrail, why(guardrail, deal)))
                .toList();
    }

    private static String why(Guardrail guardrail, PricedDeal deal) {
        Scope scope = guardrail.scope();
        String region = deal.proposal().region();
        if (!scope.holds(deal.tcv(), deal.segment(), region)) {
            return outside(scope, deal);
        }
        return "Absent: "
                + MeasureTable.of(guardrail.measure())
                        .whyAbsent(guardrail, deal.policy().currency());
    }

    private static String outside(Scope scope, PricedDeal deal) {
        if (!scope.holds(deal.tcv(), null, null)) {
            return "The deal's total contract value of %s is below the guardrail's minimum of %s"
                    .formatted(
                            AmountText.of(deal.tcv(), deal.policy().currency()),
                            AmountText.of(scope.minTcv(), deal.policy().currency()));
        }
        return scope.holds(deal.tcv(), deal.segment(), null)
                ? "The guardrail does not apply to deals in " + deal.proposal().region()
                : "The guardrail does not apply to customers in " + deal.segment();
    }
}
