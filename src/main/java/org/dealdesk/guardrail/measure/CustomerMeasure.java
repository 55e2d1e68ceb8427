package org.dealdesk.guardrail.measure;

import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.policy.Guardrail;

/** What a measure that looks at the customer's other deals has more than the others. */
public interface CustomerMeasure {

    Figure value(MeasuredDeal deal, Guardrail guardrail);

    /** The other deals that the value counts. */
    CountedDeals counted(CustomerInputs inputs, Guardrail guardrail);

    /** Whether a deal's size for straight-through routing counts them too, whatever the guardrail's scope. */
    boolean countsForRouting();

    /** Why there is nothing to measure. */
    String whyAbsent(Guardrail guardrail);

    /** What was measured, in words. */
    String words(CountedDeals counted, Guardrail guardrail);

    /** How the value is made of its numbers, in symbols. */
    String formula();
}
