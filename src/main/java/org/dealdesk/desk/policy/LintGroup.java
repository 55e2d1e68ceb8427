package org.dealdesk.desk.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.LintFinding.Severity;

/**
 * The lint findings of one kind.
 *
 * @param advice the key of what to do about it
 * @param acknowledged how many of them the approver acknowledged
 */
record LintGroup(String code, Severity severity, String advice, List<Row> rows, long acknowledged) {

    private static final Set<String> ADVISED = Set.of(
            "unreachable",
            "quorum-above-members",
            "unstaffed",
            "understaffed",
            "limited-authority",
            "open-ended",
            "cliff",
            "fewer-approvals",
            "never-trips",
            "list-price-fails-margin",
            "discount-fails-margin",
            "unreachable-plan",
            "cap-below-list-price",
            "unknown-person",
            "inactive-overlay",
            "overlay-understaffs",
            "too-many-findings");

    /**
     * One of them.
     *
     * @param where the guardrail, SKU, term or role that it is about, by name; null where it is about none of them
     * @param anchor the part of the page that shows it
     */
    record Row(String message, int line, String where, String anchor) {}

    /** Errors first, each kind once. */
    static List<LintGroup> of(List<LintFinding> findings, List<String> acknowledged, Policy policy) {
        Map<String, List<LintFinding>> byCode = new LinkedHashMap<>();
        findings.forEach(finding -> byCode.computeIfAbsent(finding.code(), code -> new ArrayList<>())
                .add(finding));
        List<LintGroup> groups = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            byCode.values().stream()
                    .filter(same -> same.get(0).severity() == severity)
                    .forEach(same -> groups.add(group(same, acknowledged, policy)));
        }
        return groups;
    }

    private static LintGroup group(List<LintFinding> same, List<String> acknowledged, Policy policy) {
        LintFinding first = same.get(0);
        return new LintGroup(
                first.code(),
                first.severity(),
                "lint." + (ADVISED.contains(first.code()) ? first.code() : "other"),
                same.stream().map(finding -> row(finding, policy)).toList(),
                same.stream()
                        .filter(finding -> acknowledged.contains(finding.id()))
                        .count());
    }

    private static Row row(LintFinding finding, Policy policy) {
        String[] parts = finding.pointer().split("/", -1);
        String part = parts.length > 1 ? parts[1] : "";
        String inner = parts.length > 2 ? parts[2] : "";
        return switch (part) {
            case "guardrails" -> row(finding, guardrail(inner, policy), inner.isEmpty() ? "guardrails" : "g-" + inner);
            case "priceBook" -> row(finding, sku(inner, policy), "price-book");
            case "terms" -> row(finding, inner.isEmpty() ? null : policy.termName(inner), "terms");
            case "approval", "routing" -> row(finding, null, "approvals");
            case "rateCard" ->
                row(finding, inner.isEmpty() ? null : policy.names().role(inner), "rates");
            case "commission" -> row(finding, null, "commission");
            default -> row(finding, null, null);
        };
    }

    private static Row row(LintFinding finding, String where, String anchor) {
        return new Row(finding.message(), finding.line(), where, anchor);
    }

    private static String guardrail(String index, Policy policy) {
        return named(
                index, policy.guardrails().stream().map(Guardrail::shownName).toList());
    }

    private static String sku(String index, Policy policy) {
        return named(index, List.copyOf(policy.priceBook().keySet()));
    }

    private static String named(String index, List<String> names) {
        return index.matches("[0-9]{1,6}") && Integer.parseInt(index) < names.size()
                ? names.get(Integer.parseInt(index))
                : null;
    }
}
