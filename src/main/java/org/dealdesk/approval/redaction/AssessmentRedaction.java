package org.dealdesk.approval.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.remedy.Remedy;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;

/**
 * An assessment without costs and what is made of them. What is shown is listed; every other field becomes null.
 *
 * @param withCommission whether the commission is shown: 0 or not tells the margin, so it is hidden until the approval
 */
record AssessmentRedaction(Policy policy, boolean withCommission) {

    static final Set<String> SHOWN = Set.of(
            "policy",
            "outcome",
            "requiredApprovals",
            "economics",
            "findings",
            "similarCustomers",
            "otherSimilarCustomers");
    static final Set<String> ECONOMICS = Set.of(
            "currency",
            "listTotal",
            "netTotal",
            "carvedInTotal",
            "discountPct",
            "tcv",
            "acv",
            "commissionBase",
            "lines");
    static final Set<String> COMMISSION = Set.of("commission", "commissionOf", "commissionSplit");
    static final Set<String> LINE = Set.of("line", "list", "net", "discountPct");

    /** Of a finding on costs it is shown that it passes or not, and what would change that. */
    static final Set<String> FINDING = Set.of("guardrail", "line", "severity", "approvals", "message", "remedies");

    ObjectNode of(ObjectNode assessment) {
        keep(assessment, SHOWN);
        ObjectNode economics = (ObjectNode) assessment.required("economics");
        for (String field : fields(economics)) {
            if (!ECONOMICS.contains(field) && !(withCommission && COMMISSION.contains(field))) {
                economics.putNull(field);
            }
        }
        economics.required("lines").forEach(line -> keep((ObjectNode) line, LINE));
        for (JsonNode finding : assessment.required("findings")) {
            String id = finding.required("guardrail").textValue();
            if (showsCost(id, policy)) {
                hideFigures((ObjectNode) finding, policy.nameOf(id));
            }
        }
        return assessment;
    }

    /** Whether a finding's figures are made of costs; a guardrail that the policy does not know counts as such. */
    static boolean showsCost(String guardrail, Policy policy) {
        if (guardrail.startsWith("terms/")) {
            return false;
        }
        List<Guardrail> known = policy.guardrails().stream()
                .filter(rule -> rule.id().equals(guardrail))
                .toList();
        return known.isEmpty() || known.stream().anyMatch(rule -> rule.measure().showsCost());
    }

    private static void hideFigures(ObjectNode finding, String name) {
        keep(finding, FINDING);
        finding.put("message", "%s: %s. Its figures are hidden.".formatted(name, ending(finding)));
        finding.set("remedies", thatPass(finding.required("remedies")));
    }

    private static String ending(JsonNode finding) {
        return switch (Severity.valueOf(finding.required("severity").textValue())) {
            case PASS -> "passes";
            case BLOCK -> "blocked by policy";
            case REVIEW -> {
                List<ApprovalFunction> functions = new ArrayList<>();
                finding.required("approvals")
                        .forEach(function -> functions.add(ApprovalFunction.valueOf(function.textValue())));
                yield "needs " + ApprovalFunction.spoken(functions);
            }
        };
    }

    /**
     * The prices and hours with which it passes: what a rep has to know. A needed net gives the cost away, and so does the price at
     * which a deal is no longer blocked, where the limit is a margin of 0.
     */
    private static ArrayNode thatPass(JsonNode remedies) {
        ArrayNode kept = ((ArrayNode) remedies).arrayNode();
        for (JsonNode remedy : remedies) {
            boolean net = remedy.required("change").textValue().equals(Remedy.Change.NET_TOTAL.input());
            if (!net && remedy.path("reaches").asText().equals("PASS")) {
                kept.add(remedy);
            }
        }
        return kept;
    }

    private static void keep(ObjectNode json, Set<String> shown) {
        for (String field : fields(json)) {
            if (!shown.contains(field)) {
                json.putNull(field);
            }
        }
    }

    static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
