package org.dealdesk.guardrail.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;

/** Looks for everything that stands between a set of approvals and a clearance. */
final class Gate {

    private final Assessment assessment;
    private final Extent extent;
    private final List<StandingApproval> approvals;
    private final Set<String> conflicted;
    private final Set<String> objections = new LinkedHashSet<>();

    Gate(Assessment assessment, Extent extent, List<StandingApproval> approvals, Set<String> conflicted) {
        this.assessment = assessment;
        this.extent = extent;
        this.approvals = approvals;
        this.conflicted = conflicted;
    }

    List<String> objections() {
        if (assessment.outcome() == Outcome.BLOCKED) {
            objections.add("the deal is blocked by its guardrails");
        }
        coverage();
        approvals.forEach(this::conflicts);
        approvals.forEach(this::authority);
        Map<String, List<StandingApproval>> decisions = byDecision();
        decisions.values().forEach(this::oneDecision);
        differentPeople(decisions);
        return List.copyOf(objections);
    }

    private void coverage() {
        Map<ApprovalFunction, Integer> counts = new HashMap<>();
        approvals.forEach(approval -> counts.merge(approval.function(), 1, Integer::sum));
        for (ApprovalFunction function : ApprovalFunction.values()) {
            int count = counts.getOrDefault(function, 0);
            boolean required = assessment.requiredApprovals().contains(function);
            if (required && count == 0) {
                objections.add(function + " is required and has not approved");
            } else if (!required && count > 0) {
                objections.add(function + " approved, but is not required");
            } else if (count > 1) {
                objections.add(function + " is covered by " + count + " approvals instead of one");
            }
        }
    }

    private void conflicts(StandingApproval approval) {
        for (String person : people(approval)) {
            if (person.isBlank()) {
                objections.add("the approval of " + approval.function() + " names no person");
            } else if (conflicted.contains(person)) {
                objections.add(person + " approved for " + approval.function() + ", but has a part in the deal");
            }
        }
    }

    private void authority(StandingApproval approval) {
        List<String> outside = approval.limits().objections(extent);
        if (!outside.isEmpty()) {
            objections.add("%s approved for %s outside the limits of authority: %s"
                    .formatted(approval.person(), approval.function(), String.join(", ", outside)));
        }
    }

    private Map<String, List<StandingApproval>> byDecision() {
        Map<String, List<StandingApproval>> decisions = new LinkedHashMap<>();
        for (StandingApproval approval : approvals) {
            decisions
                    .computeIfAbsent(approval.decisionId(), id -> new ArrayList<>())
                    .add(approval);
        }
        return decisions;
    }

    /** Only the committee can decide for several functions at once: its own, and those whose rejections it overrides. */
    private void oneDecision(List<StandingApproval> approvals) {
        for (StandingApproval approval : approvals) {
            boolean override = approval.cover() == Cover.OVERRIDE;
            if (override && approval.function() == ApprovalFunction.COMMITTEE) {
                objections.add("the committee cannot override itself");
            }
            boolean committee = approval.function() == ApprovalFunction.COMMITTEE && approval.cover() == Cover.PERSON;
            if (approvals.size() > 1 && !override && !committee) {
                objections.add("one decision cannot approve for " + approval.function() + " and another function");
            }
            if (!people(approval).equals(people(approvals.get(0)))) {
                objections.add("decision " + approval.decisionId() + " names different people");
            }
        }
    }

    private void differentPeople(Map<String, List<StandingApproval>> decisions) {
        Map<String, String> decisionOf = new HashMap<>();
        decisions.forEach((decision, of) -> {
            Set<String> people = new TreeSet<>();
            of.forEach(approval -> people.addAll(people(approval)));
            for (String person : people) {
                String other = decisionOf.putIfAbsent(person, decision);
                if (other != null) {
                    objections.add(person + " has a part in more than one approval");
                }
            }
        });
    }

    private static Set<String> people(StandingApproval approval) {
        Set<String> people = new TreeSet<>(approval.onBehalfOf());
        people.add(approval.person());
        return people;
    }
}
