package org.dealdesk.guardrail;

import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;

/**
 * Checks a proposal against a policy: what it names must exist, and each line must have the fields of its kind of SKU. A proposal
 * that already has faults, and so holes, is checked as far as it goes. A retired SKU is not an input fault; guardrails speak of it.
 */
public final class ProposalCheck {

    private ProposalCheck() {}

    /**
     * Adds every fault to {@code faults}.
     *
     * @param prefix where the proposal stands in the request body; normally empty
     */
    public static void check(Proposal proposal, Policy policy, String prefix, Faults faults) {
        DealCurrency currency =
                proposal.currency() == null ? null : policy.currencies().get(proposal.currency());
        if (proposal.currency() != null && currency == null) {
            unknown(
                    prefix + "/currency",
                    "must be one of " + policy.currencies().keySet(),
                    faults);
        }
        if (proposal.customer() != null) {
            String segment = proposal.customer().segment();
            if (segment != null && !policy.segments().contains(segment)) {
                unknown(prefix + "/customer/segment", "must be one of " + policy.segments(), faults);
            }
        }
        if (proposal.region() != null && !policy.regions().contains(proposal.region())) {
            unknown(prefix + "/region", "must be one of " + policy.regions(), faults);
        }
        terms(proposal.terms(), policy, prefix, faults);
        int lines = proposal.lines() == null ? 0 : proposal.lines().size();
        for (int index = 0; index < lines; index++) {
            if (proposal.lines().get(index) != null) {
                String pointer = prefix + "/lines/" + index;
                new LineCheck(proposal.lines().get(index), policy, currency, pointer, faults).check();
            }
        }
    }

    private static void terms(List<String> terms, Policy policy, String prefix, Faults faults) {
        int size = terms == null ? 0 : terms.size();
        for (int index = 0; index < size; index++) {
            if (terms.get(index) != null && !policy.terms().containsKey(terms.get(index))) {
                unknown(
                        prefix + "/terms/" + index,
                        "must be one of " + policy.terms().keySet(),
                        faults);
            }
        }
    }

    private static void unknown(String pointer, String detail, Faults faults) {
        faults.add(pointer, "unknown-value", detail);
    }
}
