package org.dealdesk.approval.view;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.derivation.Derivation;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Assessments together with how each of their figures and findings came about, as far as their reader may see it. */
@Component
public class Explanations {

    private final Policies policies;
    private final CostRedaction redaction;

    Explanations(Policies policies, CostRedaction redaction) {
        this.policies = policies;
        this.redaction = redaction;
    }

    /** What was said of a revision, derived anew from what was stored with it. */
    public JsonNode of(Revision revision, Caller caller) {
        Policy policy = policies.version(revision.figures().policyVersion());
        Appraised appraised = RevisionDocument.appraised(revision, policy);
        Derivation derivation = Derivation.of(appraised.deal(), appraised.assessment());
        return redaction.explained(revision, derivation, caller);
    }

    public JsonNode of(Appraised appraised, Caller caller) {
        Derivation derivation = Derivation.of(appraised.deal(), appraised.assessment());
        return redaction.explained(appraised.document(), derivation, caller);
    }
}
