package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.deal.Proposal;
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
    private final Clock clock;

    PreviewDeal(Appraisal appraisal, Policies policies, Clock clock) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.clock = clock;
    }

    /** The document of the assessment, all of it; {@link Sight} knows what of it the caller may read. */
    public ObjectNode assess(Proposal proposal, Faults faults, Caller caller) {
        Instant now = clock.instant();
        Policy policy = policies.inForce(policies.day(now));
        appraisal.check(proposal, policy, faults);
        return appraisal.appraise(proposal, caller.id(), policy, now, 0).document();
    }
}
