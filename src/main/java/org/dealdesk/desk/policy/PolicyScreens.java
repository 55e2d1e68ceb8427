package org.dealdesk.desk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.redaction.ReadPolicies.Read;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.Consequence;
import org.dealdesk.policy.difference.PolicyValue;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.LintFinding.Severity;
import org.springframework.stereotype.Component;

/** What the page of a version shows, in the words of those who decide by it. */
@Component
class PolicyScreens {

    private final PolicyAdministration keep;
    private final People people;

    PolicyScreens(PolicyAdministration keep, People people) {
        this.keep = keep;
        this.people = people;
    }

    /** A term, and what it leads to. */
    record TermText(String code, String name, TierText.Asked asked) {}

    /**
     * A function as the policy asks it.
     *
     * @param hours business hours in which it decides
     * @param fallback the function that decides where no member can; null: none
     */
    record FunctionText(String function, boolean always, int hours, String fallback) {}

    Map<String, Object> of(Read read, Viewer viewer) {
        Policy policy = read.policy();
        Map<String, Object> model = new HashMap<>();
        Names names = PolicyRow.names(List.of(read.listed()), people);
        model.put("version", PolicyRow.of(read.listed(), names, viewer));
        model.put("sha256", read.listed().sha256());
        model.put("withoutCosts", read.withoutCosts());
        model.put("currency", policy.currency().code());
        model.put("guardrails", guardrails(policy));
        model.put("terms", terms(policy));
        model.put("functions", functions(policy));
        addValues(model, policy);
        model.put("lint", lint(read, viewer));
        model.put("backtests", Backtests.mayRead(viewer.caller()));
        return model;
    }

    private static void addValues(Map<String, Object> model, Policy policy) {
        model.put(
                "approvals",
                ValueText.of(
                        policy,
                        PolicyValue.STRAIGHT_THROUGH,
                        PolicyValue.QUORUM,
                        PolicyValue.VOTING,
                        PolicyValue.VALID_DAYS,
                        PolicyValue.APPEAL_DAYS,
                        PolicyValue.MAX_GROWTH,
                        PolicyValue.JUSTIFICATION));
        model.put(
                "calendar",
                ValueText.of(
                        policy,
                        PolicyValue.TIME_ZONE,
                        PolicyValue.BUSINESS_DAYS,
                        PolicyValue.OPENS,
                        PolicyValue.CLOSES,
                        PolicyValue.PUBLIC_HOLIDAYS,
                        PolicyValue.HOLIDAYS));
        model.put(
                "commission",
                ValueText.of(
                        policy, PolicyValue.COMMISSION_RATE, PolicyValue.COMMISSION_KINDS, PolicyValue.MARGIN_GATE));
        model.put("rates", ValueText.of(policy, PolicyValue.RATE_CARD));
        model.put("visibility", ValueText.of(policy, PolicyValue.REPS_SEE_COST));
        model.put("fx", ValueText.of(policy, PolicyValue.FX));
        model.put("lists", ValueText.of(policy, PolicyValue.SEGMENTS, PolicyValue.REGIONS));
    }

    private static List<GuardrailText> guardrails(Policy policy) {
        List<GuardrailText> texts = new ArrayList<>();
        for (Guardrail rule : policy.guardrails()) {
            texts.add(GuardrailText.of(texts.size(), rule, policy));
        }
        return texts;
    }

    private static List<TermText> terms(Policy policy) {
        return policy.terms().values().stream()
                .map(term -> new TermText(term.code(), term.shownName(), TierText.Asked.of(Consequence.of(term))))
                .toList();
    }

    private static List<FunctionText> functions(Policy policy) {
        ApprovalRules rules = policy.approval();
        List<FunctionText> texts = new ArrayList<>();
        for (ApprovalFunction function : ApprovalFunction.values()) {
            ApprovalFunction fallback = rules.fallback().get(function);
            texts.add(new FunctionText(
                    function.name(),
                    policy.routing().always().contains(function),
                    rules.sla().get(function),
                    fallback == null ? null : fallback.name()));
        }
        return texts;
    }

    /** Null for those who keep no policies. */
    private Lint lint(Read read, Viewer viewer) {
        if (!viewer.caller().is(Role.POLICY_ADMIN)) {
            return null;
        }
        List<LintFinding> findings =
                keep.lintVersion(viewer.caller(), read.listed().version());
        return new Lint(
                LintGroup.of(findings, read.listed().acknowledged(), read.policy()),
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING));
    }

    /** All that lint says, and how much of it. */
    record Lint(List<LintGroup> groups, long errors, long warnings) {}

    private static long count(List<LintFinding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
