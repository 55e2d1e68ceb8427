package org.dealdesk.backtest.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The result of one policy version for one deal, as far as a comparison needs it. A blocked deal has no approvals and no commission: it
 * is refused at submission.
 *
 * @param asked whose approval it takes
 * @param reasons the sentence of each guardrail that does not pass, written on demand
 */
public record VersionVerdict(
        Outcome outcome,
        Set<ApprovalFunction> asked,
        BigDecimal tcv,
        BigDecimal cost,
        BigDecimal commission,
        Supplier<Map<String, String>> reasons) {

    public static VersionVerdict of(Assessment assessment) {
        Economics economics = assessment.economics();
        boolean blocked = assessment.outcome() == Outcome.BLOCKED;
        Set<ApprovalFunction> asked = EnumSet.noneOf(ApprovalFunction.class);
        if (!blocked) {
            asked.addAll(assessment.requiredApprovals());
        }
        return new VersionVerdict(
                assessment.outcome(),
                asked,
                economics.tcv(),
                economics.costTotal(),
                blocked ? BigDecimal.ZERO : economics.commission().amount(),
                () -> reasons(assessment));
    }

    /** What was stored with a revision; a blocked deal never became one. */
    static VersionVerdict stored(JsonNode assessment) {
        Set<ApprovalFunction> asked = EnumSet.noneOf(ApprovalFunction.class);
        assessment
                .required("requiredApprovals")
                .forEach(function -> asked.add(ApprovalFunction.valueOf(function.textValue())));
        JsonNode economics = assessment.required("economics");
        return new VersionVerdict(
                Outcome.valueOf(assessment.required("outcome").textValue()),
                asked,
                amount(economics, "tcv"),
                amount(economics, "costTotal"),
                amount(economics, "commission"),
                () -> reasons(assessment));
    }

    boolean blocked() {
        return outcome == Outcome.BLOCKED;
    }

    private static Map<String, String> reasons(Assessment assessment) {
        Map<String, String> reasons = new TreeMap<>();
        for (Finding finding : assessment.findings()) {
            note(reasons, finding.guardrail(), finding.severity().name(), String.valueOf(finding.approvals()));
        }
        return reasons;
    }

    private static Map<String, String> reasons(JsonNode assessment) {
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode finding : assessment.required("findings")) {
            StringBuilder approvals = new StringBuilder();
            finding.required("approvals")
                    .forEach(function ->
                            approvals.append(approvals.isEmpty() ? "" : ", ").append(function.textValue()));
            note(
                    reasons,
                    finding.required("guardrail").textValue(),
                    finding.required("severity").textValue(),
                    "[" + approvals + "]");
        }
        return reasons;
    }

    private static void note(Map<String, String> reasons, String guardrail, String severity, String approvals) {
        if (!severity.equals(Finding.Severity.PASS.name())) {
            reasons.merge(guardrail, severity + approvals, (one, other) -> one.equals(other) ? one : one + other);
        }
    }

    private static BigDecimal amount(JsonNode economics, String name) {
        return new BigDecimal(economics.required(name).textValue());
    }
}
