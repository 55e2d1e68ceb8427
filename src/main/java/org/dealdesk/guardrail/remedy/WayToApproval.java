package org.dealdesk.guardrail.remedy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Changes of a deal that need fewer approvals, and their results, all of which a full assessment of the
 * changed deal does not say.
 *
 * @param changes prices and hours, all to be made together
 * @param noLongerNeeded the functions that do not have to approve any more, sorted by name
 * @param before the assessment of the deal as it is
 * @param after the assessment of the changed deal
 * @param message one sentence for the rep
 * @param messageWithoutCommission the same without what the change does to the commission
 */
public record WayToApproval(
        List<Remedy> changes,
        List<ApprovalFunction> noLongerNeeded,
        Assessment before,
        Assessment after,
        String message,
        String messageWithoutCommission) {

    static WayToApproval of(SearchState plan, PricedDeal deal, Assessment before, Assessment after) {
        List<ApprovalFunction> gone = before.outcome() == Outcome.BLOCKED
                ? List.of()
                : before.requiredApprovals().stream()
                        .filter(function -> !after.requiredApprovals().contains(function))
                        .toList();
        List<Remedy> changes = plan.changes();
        WayWording wording = new WayWording(deal, changes, gone, before, after);
        return new WayToApproval(changes, gone, before, after, wording.sentence(), wording.withoutCommission());
    }

    /** How much more the customer pays, in the policy's currency. */
    public BigDecimal netIncrease() {
        return after.economics().netTotal().subtract(before.economics().netTotal());
    }

    BigDecimal lessHours() {
        return hours(before).subtract(hours(after));
    }

    private static BigDecimal hours(Assessment assessment) {
        return assessment.economics().lines().stream()
                .map(PricedLine::plannedHours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the other needs no more approvals and costs the customer no more. */
    boolean dominatedBy(WayToApproval other) {
        return other.netIncrease().compareTo(netIncrease()) <= 0
                && other.lessHours().compareTo(lessHours()) <= 0
                && after.requiredApprovals().containsAll(other.after.requiredApprovals());
    }

    /**
     * Whether a finding on costs that blocks the deal as it is, or that the change brings in, does not pass after the change. Such a way
     * may end just where the block does, and with a margin limit of 0 the price at that point is the cost.
     */
    boolean onlyEndsBlockOfCosts() {
        return after.findings().stream()
                .filter(Finding::showsCost)
                .filter(finding -> !finding.passes())
                .anyMatch(finding -> before.findings().stream()
                        .filter(finding::hasSameSubject)
                        .noneMatch(earlier -> earlier.severity() == Severity.REVIEW));
    }

    /** Without costs it shows neither the margin nor the commission, which is 0 below a margin. */
    void writeTo(ObjectNode json, boolean withCost) {
        ArrayNode made = json.putArray("changes");
        changes.forEach(change -> change.writeTo(made.addObject()));
        json.put("outcome", after.outcome().name());
        functions(json.putArray("requiredApprovals"), after.requiredApprovals());
        functions(json.putArray("noLongerNeeded"), noLongerNeeded);
        Economics then = before.economics();
        Economics now = after.economics();
        amounts(json.putObject("netTotal"), then.netTotal(), now.netTotal(), now.currency());
        if (withCost) {
            json.putObject("trueMarginPct")
                    .put("from", then.trueMarginPct().shown())
                    .put("to", now.trueMarginPct().shown());
            amounts(
                    json.putObject("commission"),
                    then.commission().amount(),
                    now.commission().amount(),
                    now.currency());
        } else {
            json.putNull("trueMarginPct").putNull("commission");
        }
        json.put("message", withCost ? message : messageWithoutCommission);
    }

    private static void functions(ArrayNode json, List<ApprovalFunction> functions) {
        functions.forEach(function -> json.add(function.name()));
    }

    private static void amounts(ObjectNode json, BigDecimal from, BigDecimal to, Currency currency) {
        json.put("from", Rounding.show(from, currency));
        json.put("to", Rounding.show(to, currency));
        json.put("change", Rounding.show(to.subtract(from), currency));
    }
}
