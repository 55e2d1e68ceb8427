package org.dealdesk.guardrail.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.AmountText;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Routing;

/** Says why neither prices nor hours lead to a target. */
record Obstacles(PricedDeal deal, Target target) {

    private static final String NO_PRICE = "the required prices are above list";

    /** Obstacles that no price removes; empty where a search can succeed. */
    List<String> whateverThePrice(Assessment now) {
        List<String> reasons = new ArrayList<>();
        for (Finding finding : now.findings()) {
            if (!target.allows(finding) && Demand.of(finding, target).isEmpty()) {
                reasons.add(subject(finding) + says(finding));
            }
        }
        if (target.goal() == Target.Goal.CLEAR) {
            reasons.addAll(routing(now));
        }
        return reasons;
    }

    /** Obstacles at the prices that were tried. */
    List<String> atThosePrices(Assessment after) {
        List<String> reasons = new ArrayList<>();
        for (Finding finding : after.findings()) {
            if (!target.allows(finding)) {
                reasons.add(subject(finding) + says(finding) + " at the required prices");
            }
        }
        if (reasons.isEmpty() && target.goal() == Target.Goal.CLEAR) {
            reasons.add(reviewed("every deal that is, or becomes, larger than " + mostStraightThrough()));
        }
        return reasons;
    }

    String sentence(Collection<String> reasons) {
        return target.missed() + (reasons.isEmpty() ? NO_PRICE : String.join("; ", reasons)) + ".";
    }

    /** Reviews that the routing requires without any exception. */
    private List<String> routing(Assessment now) {
        Routing routing = deal.policy().routing();
        if (routing.always().isEmpty()) {
            return List.of();
        }
        if (routing.straightThroughMaxTcv() == null) {
            return List.of(reviewed("every deal"));
        }
        List<String> reasons = new ArrayList<>();
        if (deal.lines().stream().anyMatch(PricedLine::effortStated)) {
            reasons.add(reviewed("every deal with delivery hours planned by the rep"));
        }
        if (now.economics().tcv().add(deal.contract().tcv()).compareTo(routing.straightThroughMaxTcv()) > 0) {
            reasons.add(reviewed("every deal of more than " + mostStraightThrough()));
        }
        return reasons;
    }

    private String reviewed(String deals) {
        List<ApprovalFunction> always = deal.policy().routing().always();
        return ApprovalFunction.spoken(always) + (always.size() == 1 ? " reviews " : " review ") + deals;
    }

    private String mostStraightThrough() {
        return AmountText.of(
                deal.policy().routing().straightThroughMaxTcv(), deal.policy().currency());
    }

    private String subject(Finding finding) {
        String name = deal.policy().nameOf(finding.guardrail());
        return finding.rule() == null ? "the term " + name : name;
    }

    private String says(Finding finding) {
        return finding.severity() == Severity.BLOCK
                ? " blocks the deal"
                : " needs " + ApprovalFunction.spoken(target.refused(finding));
    }
}
