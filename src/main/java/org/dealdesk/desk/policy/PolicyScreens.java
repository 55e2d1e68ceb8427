package org.dealdesk.desk.policy;

import java.util.ArrayList;
import java.util.List;
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

    private final PolicyAdministration administration;
    private final People people;

    PolicyScreens(PolicyAdministration administration, People people) {
        this.administration = administration;
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

    /**
     * One version.
     *
     * @param lint null for those who keep no policies
     * @param backtests whether the reader may look at back-tests
     */
    record PolicyScreen(
            VersionHead version, Rules rules, Approvals approvals, Money money, Lint lint, boolean backtests) {}

    /**
     * The version and its document.
     *
     * @param withoutCosts whether costs are hidden from the reader
     */
    record VersionHead(PolicyRow row, String sha256, boolean withoutCosts) {}

    /** What each deal is held against. */
    record Rules(List<GuardrailText> guardrails, List<TermText> terms) {}

    /** Who approves, by which rules and in which hours. */
    record Approvals(List<ValueText> values, List<FunctionText> functions, List<ValueText> calendar) {}

    /**
     * What is reckoned with.
     *
     * @param rates the costs by role, and {@code visibility} who may see them
     * @param lists the segments and regions that a deal can name
     */
    record Money(
            String currency,
            List<ValueText> fx,
            List<ValueText> rates,
            List<ValueText> visibility,
            List<ValueText> commission,
            List<ValueText> lists) {}

    PolicyScreen of(Read read, Viewer viewer) {
        Policy policy = read.policy();
        Names names = PolicyRow.names(List.of(read.listed()), people);
        return new PolicyScreen(
                new VersionHead(
                        PolicyRow.of(read.listed(), names, viewer),
                        read.listed().sha256(),
                        read.withoutCosts()),
                new Rules(guardrails(policy), terms(policy)),
                approvals(policy),
                money(policy),
                lint(read, viewer),
                Backtests.mayRead(viewer.caller()));
    }

    private static Approvals approvals(Policy policy) {
        return new Approvals(
                ValueText.of(
                        policy,
                        PolicyValue.STRAIGHT_THROUGH,
                        PolicyValue.QUORUM,
                        PolicyValue.VOTING,
                        PolicyValue.VALID_DAYS,
                        PolicyValue.APPEAL_DAYS,
                        PolicyValue.MAX_GROWTH,
                        PolicyValue.JUSTIFICATION),
                functions(policy),
                ValueText.of(
                        policy,
                        PolicyValue.TIME_ZONE,
                        PolicyValue.BUSINESS_DAYS,
                        PolicyValue.OPENS,
                        PolicyValue.CLOSES,
                        PolicyValue.PUBLIC_HOLIDAYS,
                        PolicyValue.HOLIDAYS));
    }

    private static Money money(Policy policy) {
        return new Money(
                policy.currency().code(),
                ValueText.of(policy, PolicyValue.FX),
                ValueText.of(policy, PolicyValue.RATE_CARD),
                ValueText.of(policy, PolicyValue.REPS_SEE_COST),
                ValueText.of(policy, PolicyValue.OF_COMMISSION.toArray(PolicyValue[]::new)),
                ValueText.of(policy, PolicyValue.SEGMENTS, PolicyValue.REGIONS));
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
                administration.lintVersion(viewer.caller(), read.listed().version());
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
