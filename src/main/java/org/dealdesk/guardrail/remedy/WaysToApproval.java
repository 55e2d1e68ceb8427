package org.dealdesk.guardrail.remedy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.remedy.WaySearch.Result;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Routing;

/**
 * What a rep can change in prices and fixed-fee hours so that fewer people have to approve a deal: the cheapest way to be clear of
 * all and the cheapest without each function that is asked now; for a blocked deal also the cheapest that is not blocked.
 *
 * @param found every way that a search ended with
 * @param obstacles a sentence for each goal that no change of price or hours reaches, with the reasons
 */
public record WaysToApproval(List<WayToApproval> found, List<String> obstacles) {

    private static final int MOST = 3;
    private static final Comparator<WayToApproval> CHEAPEST = Comparator.comparing(WayToApproval::netIncrease)
            .thenComparing(WayToApproval::lessHours)
            .thenComparing(way -> way.after().requiredApprovals().size())
            .thenComparing(way -> way.changes().size());
    private static final String NONE_SHOWN =
            "No way is shown: those that were found only end a block whose figures are hidden.";
    private static final WaysToApproval NONE = new WaysToApproval(List.of(), List.of());

    /**
     * Searches, and assesses every way in full before it is offered.
     *
     * @param inputs what is known of the customer's other deals, for a deal that may ask more than the present one
     */
    public static WaysToApproval of(PricedDeal deal, Assessment now, Function<PricedDeal, CustomerInputs> inputs) {
        if (now.outcome() == Outcome.CLEAR) {
            return NONE;
        }
        List<WayToApproval> found = new ArrayList<>();
        Set<String> obstacles = new LinkedHashSet<>();
        List<ApprovalFunction> asked = now.requiredApprovals();
        if (now.outcome() == Outcome.BLOCKED) {
            Result through = new WaySearch(deal, now, Target.UNBLOCKED, inputs).result();
            if (through.ways().isEmpty()) {
                return new WaysToApproval(List.of(), List.of(through.obstacle()));
            }
            found.addAll(through.ways());
            asked = through.ways().get(0).after().requiredApprovals();
        }
        for (Target target : targets(asked, now, deal.policy().routing())) {
            Result result = new WaySearch(deal, now, target, inputs).result();
            found.addAll(result.ways());
            if (result.obstacle() != null) {
                obstacles.add(result.obstacle());
            }
        }
        return new WaysToApproval(List.copyOf(found), List.copyOf(obstacles));
    }

    /** Those worth an offer: at most three, the least increase of the deal's net first; of equals the smallest cut of hours. */
    public List<WayToApproval> ways() {
        return best(found);
    }

    /** A function that reviews every deal is dropped only where no approval is needed. */
    private static List<Target> targets(List<ApprovalFunction> asked, Assessment now, Routing routing) {
        return Stream.concat(
                        asked.stream()
                                .filter(function -> !routing.always().contains(function))
                                .map(function -> Target.without(function, now)),
                        Stream.of(Target.CLEAR))
                .toList();
    }

    /** Without those that another one makes pointless; where too many are left, the one that needs fewest people stays. */
    private static List<WayToApproval> best(List<WayToApproval> found) {
        List<WayToApproval> kept = new ArrayList<>();
        for (WayToApproval way : found.stream().sorted(CHEAPEST).toList()) {
            if (kept.stream().noneMatch(way::dominatedBy)) {
                kept.add(way);
            }
        }
        if (kept.size() <= MOST) {
            return List.copyOf(kept);
        }
        List<WayToApproval> rest = kept.subList(MOST - 1, kept.size());
        WayToApproval furthest = rest.stream()
                .min(Comparator.comparing(way -> way.after().requiredApprovals().size()))
                .orElseThrow();
        return List.of(kept.get(0), kept.get(1), furthest);
    }

    /**
     * Adds {@code ways} and {@code obstacles}.
     *
     * @param withCost whether the reader sees costs: the others get no way that ends where a block of costs does, since the price or the
     *     hours at that point give the cost away
     */
    public void writeTo(ObjectNode json, boolean withCost) {
        List<WayToApproval> shown = withCost
                ? found
                : found.stream().filter(way -> !way.onlyEndsBlockOfCosts()).toList();
        ArrayNode offered = json.putArray("ways");
        best(shown).forEach(way -> way.writeTo(offered.addObject(), withCost));
        ArrayNode reasons = json.putArray("obstacles");
        if (shown.isEmpty() && !found.isEmpty()) {
            reasons.add(NONE_SHOWN);
        }
        obstacles.forEach(reasons::add);
    }
}
