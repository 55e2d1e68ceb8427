package org.dealdesk.guardrail.measure;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Sku;

/**
 * All that a measure of a deal can be computed from.
 *
 * @param inputs what is known of the customer's other deals
 * @param retired the retired SKUs, one for each line that has one
 */
public record MeasuredDeal(PricedDeal deal, Economics economics, CustomerInputs inputs, List<Sku> retired) {

    public static MeasuredDeal of(PricedDeal deal, Economics economics, CustomerInputs inputs) {
        List<Sku> retired = new ArrayList<>(0);
        for (PricedLine line : deal.lines()) {
            if (line.sku().retired()) {
                retired.add(line.sku());
            }
        }
        return new MeasuredDeal(deal, economics, inputs, List.copyOf(retired));
    }
}
