package org.dealdesk.backtest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.DealComparison;
import org.dealdesk.backtest.comparison.VersionAssessor;
import org.dealdesk.backtest.comparison.VersionVerdict;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.text.Notation;

/** Reads an uploaded deal as strictly as one that is sent to be approved, and holds one version against the other. */
public record UploadedDealReader(VersionAssessor against, VersionAssessor candidate) {

    /** A placeholder rep: the commission does not depend on the person. */
    private static final String OWNER = "-";

    /** Compares the deal, or answers everything that is wrong with it. */
    public List<Fault> compare(JsonNode json, Notation notation, long place, String name, BacktestTotals tally) {
        Faults faults = new Faults();
        Proposal proposal;
        try (Fields fields = Fields.typed(json, notation, faults)) {
            fields.optionalIdentifier("owner", 100);
            proposal = ProposalReader.read(fields);
        }
        if (!faults.isEmpty()) {
            ProposalCheck.check(proposal, against.policy(), "", faults);
            return faults.list();
        }
        List<Fault> found = check(proposal);
        if (found.isEmpty()) {
            tally.add(compare(proposal.completedFor(OWNER), place, name));
        }
        return found;
    }

    public DealComparison compare(Proposal proposal, long place, String name) {
        VersionAssessor.Said now = candidate.assess(proposal);
        return new DealComparison(
                place,
                name == null ? proposal.name() : name,
                null,
                proposal.customer().id(),
                VersionVerdict.of(against.assess(proposal).assessment()),
                VersionVerdict.of(now.assessment()),
                now.silent());
    }

    /** What both versions refuse is said once; what only one of them refuses names it. */
    private List<Fault> check(Proposal proposal) {
        List<Fault> before = check(proposal, against);
        List<Fault> after = check(proposal, candidate);
        List<Fault> all = new ArrayList<>();
        before.forEach(fault -> all.add(after.contains(fault) ? fault : under(against, fault)));
        after.stream().filter(fault -> !before.contains(fault)).forEach(fault -> all.add(under(candidate, fault)));
        return all;
    }

    private static List<Fault> check(Proposal proposal, VersionAssessor version) {
        Faults faults = new Faults();
        ProposalCheck.check(proposal, version.policy(), "", faults);
        return faults.list();
    }

    private static Fault under(VersionAssessor version, Fault fault) {
        String detail = "under policy " + version.policy().version() + ": " + fault.detail();
        return new Fault(fault.pointer(), fault.code(), detail);
    }
}
