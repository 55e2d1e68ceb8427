package org.dealdesk.approval.redaction;

import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.PolicyDifference;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.springframework.stereotype.Component;

/** What people read of the versions of the policy: everything, except the costs that the policy keeps from reps. */
@Component
public class ReadPolicies {

    private final Policies policies;
    private final CostRedaction redaction;

    ReadPolicies(Policies policies, CostRedaction redaction) {
        this.policies = policies;
        this.redaction = redaction;
    }

    /**
     * One version as its reader may see it.
     *
     * @param policy without costs where they are kept from the reader
     */
    public record Read(Listed listed, Policy policy, boolean withoutCosts) {}

    /** What two versions have otherwise; without costs where those of either are kept from the reader. */
    public record Compared(Read before, Read now, PolicyDifference difference) {}

    public Listed find(String version) {
        return policies.find(version).orElseThrow(() -> Refusal.notFound("policy version " + version));
    }

    public Read read(String version, Caller caller) {
        Listed listed = find(version);
        boolean withoutCosts = redaction.hidesCost(version, caller);
        return new Read(listed, seen(policies.version(version), withoutCosts), withoutCosts);
    }

    public Compared compare(String before, String now, Caller caller) {
        Listed old = find(before);
        Listed current = find(now);
        boolean withoutCosts = redaction.hidesCost(before, caller) || redaction.hidesCost(now, caller);
        Policy one = seen(policies.version(before), withoutCosts);
        Policy other = seen(policies.version(now), withoutCosts);
        return new Compared(
                new Read(old, one, withoutCosts),
                new Read(current, other, withoutCosts),
                PolicyDifference.between(one, other));
    }

    /** The document to the letter, which names all costs; its SHA-256 is the version's. */
    public String document(String version, Caller caller) {
        find(version);
        if (redaction.hidesCost(version, caller)) {
            throw new Refusal(ProblemType.FORBIDDEN, "The document names costs that the policy keeps from you");
        }
        return policies.document(version).orElseThrow();
    }

    private static Policy seen(Policy policy, boolean withoutCosts) {
        return withoutCosts ? policy.withoutCosts() : policy;
    }
}
