package org.dealdesk.backtest.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Policy;

/**
 * A revision under the candidate, against what was stored when it was submitted. What it sells may be unknown to the candidate; then
 * it cannot be assessed, and says why.
 */
record RevisionComparison(
        long place, long dealId, int number, String customer, String document, Policy pinned, VersionAssessor candidate)
        implements DealSource.Pending {

    @Override
    public void addTo(BacktestTotals tally) {
        JsonNode json = CanonicalJson.read(document);
        Proposal proposal = ProposalJson.read(json.required("proposal"));
        Faults faults = new Faults();
        ProposalCheck.check(proposal, candidate.policy(), "", faults);
        if (!faults.isEmpty()) {
            tally.refuse(faults.list().stream()
                    .map(fault -> new RowFault(
                            place, null, deal() + " revision " + number, fault.pointer(), fault.code(), fault.detail()))
                    .toList());
            return;
        }
        CustomerInputs inputs = CustomerInputs.fromJson(json.required("customer"));
        VersionAssessor.Said now = candidate.assess(proposal, VersionAssessor.stored(pinned, inputs));
        tally.add(new DealComparison(
                place,
                deal(),
                number,
                customer,
                VersionVerdict.stored(json.required("assessment")),
                VersionVerdict.of(now.assessment()),
                now.silent()));
    }

    private String deal() {
        return new DealNumber(dealId).toString();
    }
}
