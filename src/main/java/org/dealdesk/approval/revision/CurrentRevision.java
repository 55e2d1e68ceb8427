package org.dealdesk.approval.revision;

import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The latest revision of the deal at hand and the version of the policy that it is bound to, read once in a transaction. */
@Component
public class CurrentRevision {

    private final Revisions revisions;
    private final Policies policies;

    CurrentRevision(Revisions revisions, Policies policies) {
        this.revisions = revisions;
        this.policies = policies;
    }

    public Revision of(DealTransaction tx) {
        return tx.revision().orElseGet(() -> {
            Revision stored =
                    revisions.find(tx.deal().id(), tx.deal().revision()).orElseThrow();
            tx.revision(stored);
            return stored;
        });
    }

    /** The latest revision as it was appraised. */
    public Appraised appraised(DealTransaction tx) {
        return RevisionDocument.appraised(of(tx), policy(tx));
    }

    /** What of it is compared with limits of authority. */
    public Extent extent(DealTransaction tx) {
        return tx.once(Extent.class, () -> RevisionDocument.appraised(of(tx), policy(tx))
                .extent());
    }

    /** The version of the policy under which it was assessed. */
    public Policy policy(DealTransaction tx) {
        return policies.version(tx.deal().figures().policyVersion());
    }
}
