package org.dealdesk.approval.eligibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Conflict.Reason;
import org.dealdesk.deal.Proposal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.CommissionRules;

/** The conflicts of interest that come from a proposal, from its submission and from a decision. */
public final class DealConflicts {

    private DealConflicts() {}

    /** Of the people with a part in a submitted proposal, and of all people in overlays of its policy: they decide for no function. */
    public static List<Conflict> ofParties(String owner, String submitter, Proposal proposal, CommissionRules rules) {
        List<Conflict> conflicts = new ArrayList<>();
        conflicts.add(Conflict.ofParty(owner, Reason.OWNER));
        conflicts.addAll(ofSubmitter(submitter, owner));
        if (proposal.credits() != null) {
            proposal.credits().forEach(credit -> conflicts.add(Conflict.ofParty(credit.rep(), Reason.CREDITED)));
        }
        rules.overlayPeople().forEach(person -> conflicts.add(Conflict.ofParty(person, Reason.OVERLAY)));
        return conflicts;
    }

    /** Of a person who creates or submits a deal for its owner. */
    public static List<Conflict> ofSubmitter(String person, String owner) {
        return person.equals(owner) ? List.of() : List.of(Conflict.ofParty(person, Reason.SUBMITTER));
    }

    /** Of the people with a part in a decision or vote for the function: they decide for no other. */
    public static List<Conflict> ofDecision(ApprovalFunction function, Collection<String> people) {
        return Arrays.stream(ApprovalFunction.values())
                .filter(other -> other != function)
                .flatMap(other -> people.stream().map(person -> new Conflict(person, other.name(), Reason.DECIDED)))
                .toList();
    }
}
