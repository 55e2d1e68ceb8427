package org.dealdesk.approval.revision;

import java.util.List;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.ConditionReader;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.Policy;

/** What the conditions of an approval are held to when it is given. */
public final class Conditions {

    private Conditions() {}

    /** A condition that this revision breaks would be a counter-offer, not an approval. */
    public static void requireKept(List<Condition> conditions, Proposal proposal, Policy policy) {
        Faults faults = new Faults();
        ConditionReader.check(conditions, policy, faults);
        PricedDeal deal = PricedDeal.of(proposal, policy);
        for (int index = 0; index < conditions.size(); index++) {
            String pointer = "/conditions/" + index;
            conditions
                    .get(index)
                    .brokenBy(deal)
                    .ifPresent(how -> faults.add(pointer, "broken-condition", "this revision breaks it: " + how));
        }
        faults.refuseIfAny();
    }

    /** One of several who vote cannot hold the others to anything. */
    public static void requireNone(Verdict verdict) {
        if (!verdict.conditions().isEmpty()) {
            throw InvalidInput.of("/conditions", "not-allowed", "a vote carries none");
        }
    }
}
