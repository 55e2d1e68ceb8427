package org.dealdesk.guardrail.measure;

import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;

/** The additional part of a measure of the customer's other deals. */
public interface CustomerMeasure {

    Figure value(MeasuredDeal deal, Guardrail guardrail);

    /** The other deals that the value counts. */
    CountedDeals counted(CustomerInputs inputs, Guardrail guardrail);

    /** Whether a deal's size for straight-through routing counts them too, independent of the guardrail's scope. */
    boolean countsForRouting();

    /** Why there is no value to measure. */
    String whyAbsent(Guardrail guardrail, Currency currency);

    /** What was measured, in words. */
    String words(CountedDeals counted, Guardrail guardrail, Currency currency);

    /** How the value is made of its numbers, in symbols. */
    String formula();
}
