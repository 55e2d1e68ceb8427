package org.dealdesk.approval.review;

import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.platform.input.Faults;

/** What a reviewer answers; {@code revision} is the one that they have seen. */
public record Verdict(Outcome outcome, int revision, String comment, List<Condition> conditions, Proposal proposal) {

    /** What goes with one outcome alone. */
    public void checkParts(Faults faults) {
        if (!conditions.isEmpty() && outcome != Outcome.APPROVE) {
            faults.add("/conditions", "not-allowed", "only an approval carries conditions");
        }
        if (proposal != null && outcome != Outcome.REQUEST_CHANGES) {
            faults.add("/proposal", "not-allowed", "only a request for changes carries a counter-offer");
        }
    }

    /** What the committee says, where this vote was the last; a request for changes speaks for itself. */
    public Verdict settling(Outcome decided, Ballot ballot) {
        return decided == Outcome.REQUEST_CHANGES
                ? this
                : new Verdict(decided, revision, ballot.spoken(), conditions, proposal);
    }
}
