package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Term;

/**
 * The economics and findings of one deal under one policy version, and whose approval it takes.
 *
 * @param policy the version
 * @param requiredApprovals sorted by name; named for a blocked deal too, as what its findings alone would have taken
 * @param similarCustomers the other spellings of the customer's id that were counted as the same; null where that was not asked
 * @param findings in the policy's order, guardrails before terms, then in line order; passing ones included
 */
public record Assessment(
        String policy,
        Outcome outcome,
        List<ApprovalFunction> requiredApprovals,
        Economics economics,
        List<Finding> findings,
        List<String> similarCustomers) {

    /** What happens to the deal: approved at once, reviewed, or refused. */
    public enum Outcome {
        CLEAR,
        REVIEW,
        BLOCKED
    }

    /** Assesses a deal; the same deal, policy and inputs always give the same assessment. */
    public static Assessment of(PricedDeal deal, CustomerInputs inputs) {
        Policy policy = deal.policy();
        Economics economics = Economics.of(deal);
        Measurement measurement = new Measurement(deal, economics, inputs);
        List<Finding> findings = new ArrayList<>(4 * policy.guardrails().size());
        for (Guardrail guardrail : policy.guardrails()) {
            measurement.judge(guardrail, findings);
        }
        judgeTerms(deal, findings);
        List<ApprovalFunction> required = requiredApprovals(deal, findings, measurement);
        return new Assessment(
                policy.version(),
                outcome(findings, required),
                required,
                economics,
                findings,
                inputs.similarCustomers());
    }

    private static void judgeTerms(PricedDeal deal, List<Finding> findings) {
        if (deal.proposal().terms().isEmpty()) {
            return;
        }
        for (Term term : deal.policy().terms().values()) {
            if (deal.proposal().terms().contains(term.code())) {
                findings.add(Judgement.of(term));
            }
        }
    }

    /** The findings that asked for a function; none where only the policy's routing did. */
    public List<Finding> findingsAsking(ApprovalFunction function) {
        return findings.stream()
                .filter(finding -> finding.approvals().contains(function))
                .toList();
    }

    /** For every guardrail and term that said anything, its finding with the worst value, in the order of the findings. */
    public Map<String, Finding> worst() {
        Map<String, Finding> worst = new LinkedHashMap<>();
        for (Finding finding : findings) {
            worst.merge(finding.guardrail(), finding, Assessment::worse);
        }
        return worst;
    }

    private static Finding worse(Finding one, Finding other) {
        return other.figure().worseThan(one.figure(), other.rule().direction()) ? other : one;
    }

    private static List<ApprovalFunction> requiredApprovals(
            PricedDeal deal, List<Finding> findings, Measurement measurement) {
        Set<ApprovalFunction> required = EnumSet.noneOf(ApprovalFunction.class);
        for (Finding finding : findings) {
            if (!finding.passes()) {
                required.addAll(finding.approvals());
            }
        }
        if (!straightThrough(deal, findings, measurement)) {
            required.addAll(deal.policy().routing().always());
        }
        return ApprovalFunction.byName(required);
    }

    /** A deal that is clear of everything, planned by default and small, its customer's recent deals counted in. */
    private static boolean straightThrough(PricedDeal deal, List<Finding> findings, Measurement measurement) {
        BigDecimal most = deal.policy().routing().straightThroughMaxTcv();
        return most != null
                && allPass(findings)
                && deal.lines().stream().noneMatch(PricedLine::effortStated)
                && measurement.sizeForRouting().ratio().compareTo(most) <= 0;
    }

    private static boolean allPass(List<Finding> findings) {
        for (Finding finding : findings) {
            if (!finding.passes()) {
                return false;
            }
        }
        return true;
    }

    private static Outcome outcome(List<Finding> findings, List<ApprovalFunction> required) {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.BLOCK) {
                return Outcome.BLOCKED;
            }
        }
        return required.isEmpty() ? Outcome.CLEAR : Outcome.REVIEW;
    }

    public Assessment {
        Objects.requireNonNull(outcome);
        requiredApprovals = List.copyOf(requiredApprovals);
        findings = List.copyOf(findings);
    }
}
