package org.dealdesk.guardrail;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;

/** The second half of an assessment alone, for comparison with engines that are given all figures: holding them against the tiers. */
public final class Judging {

    private final PricedDeal deal;
    private final Economics economics;

    public Judging(Proposal proposal, Policy policy) {
        this.deal = PricedDeal.of(proposal, policy);
        this.economics = Economics.of(deal);
    }

    public List<Finding> findings() {
        Measurement measurement = new Measurement(deal, economics, CustomerInputs.none());
        List<Finding> findings = new ArrayList<>();
        for (Guardrail guardrail : deal.policy().guardrails()) {
            measurement.judge(guardrail, findings);
        }
        return findings;
    }
}
