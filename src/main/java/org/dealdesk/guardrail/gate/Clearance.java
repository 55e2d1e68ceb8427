package org.dealdesk.guardrail.gate;

import java.util.List;
import java.util.Set;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.economics.ExpectedCommission;

/**
 * Proof that a revision may pay commission: every function that its assessment requires is covered by exactly one valid
 * approval, each by a different person, none of them conflicted. There is no other way to make one, and the ledger accrues
 * only against a clearance.
 */
public final class Clearance {

    private final String deal;
    private final int revision;
    private final String policy;
    private final List<StandingApproval> approvals;
    private final ExpectedCommission commission;

    private Clearance(String deal, int revision, Assessment assessment, List<StandingApproval> approvals) {
        this.deal = deal;
        this.revision = revision;
        this.policy = assessment.policy();
        this.approvals = approvals;
        this.commission = assessment.economics().commission();
    }

    /**
     * Clears a revision, or says everything that stands against it.
     *
     * @param assessment of that revision, under its pinned policy
     * @param extent of that revision, to compare with the limits of authority of its approvers
     * @param approvals those that stand for that revision
     * @param conflicted all people who ever submitted, owned or were credited on the deal
     * @throws GateRefused with all reasons
     */
    public static Clearance of(
            String deal,
            int revision,
            Assessment assessment,
            Extent extent,
            List<StandingApproval> approvals,
            Set<String> conflicted) {
        List<StandingApproval> standing = List.copyOf(approvals);
        List<String> reasons = new Gate(assessment, extent, standing, conflicted).objections();
        if (!reasons.isEmpty()) {
            throw new GateRefused(reasons);
        }
        return new Clearance(deal, revision, assessment, standing);
    }

    /** The deal's number. */
    public String deal() {
        return deal;
    }

    public int revision() {
        return revision;
    }

    /** The policy version. */
    public String policy() {
        return policy;
    }

    /** What cleared it; empty where the assessment alone did. */
    public List<StandingApproval> approvals() {
        return approvals;
    }

    /** The commission by rep, or why it is 0. */
    public ExpectedCommission commission() {
        return commission;
    }
}
