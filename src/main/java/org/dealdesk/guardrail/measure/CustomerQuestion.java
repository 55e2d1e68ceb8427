package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure;

/**
 * What an assessment needs to know of the customer's other deals; the store of deals answers with {@link CustomerInputs}.
 *
 * @param guardrail its id, under which the answer is kept
 * @param window how far to look back, and which deals count
 */
public record CustomerQuestion(String guardrail, Measure measure, Window window) {

    /**
     * Concentration is asked only where its guardrail applies. The customer's recent deals are always asked for: whether a deal
     * goes straight through depends on them even outside the guardrail's scope.
     */
    public static List<CustomerQuestion> of(PricedDeal deal) {
        BigDecimal tcv = deal.tcv();
        return deal.policy().guardrails().stream()
                .filter(guardrail -> asks(guardrail, deal, tcv))
                .map(guardrail -> new CustomerQuestion(guardrail.id(), guardrail.measure(), guardrail.window()))
                .toList();
    }

    private static boolean asks(Guardrail guardrail, PricedDeal deal, BigDecimal tcv) {
        CustomerMeasure customer = MeasureTable.of(guardrail.measure()).customer();
        return customer != null
                && (customer.countsForRouting()
                        || guardrail
                                .scope()
                                .holds(tcv, deal.segment(), deal.proposal().region()));
    }
}
