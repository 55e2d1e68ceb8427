package org.dealdesk.guardrail.derivation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.derivation.Derivation.Silence;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Scope;
import org.dealdesk.policy.Guardrail.Window;

/** Says why a guardrail made no finding at all: the deal is outside its scope, or there is nothing to measure. */
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
        return guardrail.measure().ofLine() ? "Absent: no line to measure it of" : "Absent: " + absent(guardrail);
    }

    private static String outside(Scope scope, PricedDeal deal) {
        if (!scope.holds(deal.tcv(), null, null)) {
            return "The deal's total contract value of %s is below %s, from which the guardrail speaks"
                    .formatted(
                            Rounding.show(deal.tcv(), deal.policy().currency()),
                            Rounding.show(scope.minTcv(), deal.policy().currency()));
        }
        return scope.holds(deal.tcv(), deal.segment(), null)
                ? "The guardrail does not speak of deals in " + deal.proposal().region()
                : "The guardrail does not speak of customers in " + deal.segment();
    }

    private static String absent(Guardrail guardrail) {
        return switch (guardrail.measure()) {
            case ONE_TIME_TRUE_MARGIN_PCT, REALIZED_RATE -> "the deal has no one-time line";
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> "the deal has no subscription";
            case CUSTOMER_CONCENTRATION_PCT -> {
                Window.Months window = (Window.Months) guardrail.window();
                yield "the business approved within the last %d calendar months comes to less than %s"
                        .formatted(window.months(), Rounding.plain(window.minimum()));
            }
            case CUSTOMER_WINDOW_TCV ->
                "the customer has no other deal of at most %s that was first submitted within the last %d calendar days"
                        .formatted(
                                Rounding.plain(((Window.Days) guardrail.window()).upTo()),
                                ((Window.Days) guardrail.window()).days());
            default -> "there is nothing to measure";
        };
    }
}
