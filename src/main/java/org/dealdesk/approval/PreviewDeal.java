package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.approval.Appraisal.Appraised;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policies;
import org.dealdesk.policy.Policy;
import org.springframework.stereotype.Component;

/** Assesses a proposal as if it were submitted now; nothing is stored. */
@Component
public class PreviewDeal {

    private final Appraisal appraisal;
    private final Policies policies;
    private final Explanations explanations;
    private final Clock clock;

    PreviewDeal(Appraisal appraisal, Policies policies, Explanations explanations, Clock clock) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.explanations = explanations;
        this.clock = clock;
    }

    public Assessment assess(Proposal proposal, Faults faults, Caller caller) {
        return appraise(proposal, faults, caller).assessment();
    }

    /** The assessment as the caller may read it, together with how it came about. */
    public JsonNode explain(Proposal proposal, Faults faults, Caller caller) {
        return explanations.of(appraise(proposal, faults, caller), caller);
    }

    private Appraised appraise(Proposal proposal, Faults faults, Caller caller) {
        Instant now = clock.instant();
        Policy policy = policies.inForce(policies.day(now));
        appraisal.check(proposal, policy, faults);
        return appraisal.appraise(proposal, caller.id(), policy, now, 0);
    }
}
