package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;

/**
 * Searches the cheapest way to one target: by prices alone, and with fewer hours of one fixed fee that stand in for what margins and
 * rate ask of the prices. A guardrail that speaks only of larger deals joins in once the cheapest prices bring it in.
 */
final class WaySearch {

    private static final int TRIES = 12;
    private static final int ROUNDS = 5;
    private static final int CUTS = 8;

    private final PricedDeal deal;
    private final Assessment now;
    private final Target target;
    private final Function<PricedDeal, CustomerInputs> inputs;
    private final Bases bases;
    private final Obstacles obstacles;

    WaySearch(PricedDeal deal, Assessment now, Target target, Function<PricedDeal, CustomerInputs> inputs) {
        this.deal = deal;
        this.now = now;
        this.target = target;
        this.inputs = inputs;
        this.bases = Bases.of(deal.lines());
        this.obstacles = new Obstacles(deal, target);
    }

    /**
     * What was found.
     *
     * @param ways with hours and by prices alone, as far as there are such ways; the one that costs the customer less first
     * @param obstacle why there is none; null where there is one
     */
    record Result(List<WayToApproval> ways, String obstacle) {}

    Result result() {
        Set<String> reasons = new LinkedHashSet<>(obstacles.whateverThePrice(now));
        List<WayToApproval> ways = List.of();
        if (reasons.isEmpty()) {
            ways = Stream.of(search(this::withHours, reasons), search(this::byPrice, reasons))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(WayToApproval::netIncrease))
                    .toList();
        }
        return new Result(ways, ways.isEmpty() ? obstacles.sentence(reasons) : null);
    }

    private Optional<WayToApproval> search(Function<List<Demand>, List<SearchState>> plans, Set<String> reasons) {
        List<Finding> known = new ArrayList<>(now.findings());
        for (int round = 0; round < ROUNDS; round++) {
            List<Finding> joining = List.of();
            for (SearchState plan :
                    plans.apply(demands(known)).stream().limit(TRIES).toList()) {
                PricedDeal changed = plan.appliedTo(deal);
                Assessment after = Assessment.of(changed, inputs.apply(changed));
                if (target.reachedBy(after)) {
                    return Optional.of(WayToApproval.of(plan, deal, now, after));
                }
                joining = joining(after, known);
                if (!joining.isEmpty()) {
                    break;
                }
                reasons.addAll(obstacles.atThosePrices(after));
            }
            if (joining.isEmpty()) {
                break;
            }
            known.addAll(joining);
        }
        return Optional.empty();
    }

    /** Findings that the higher prices brought in, and that higher prices can meet. Every dearer plan brings them in too. */
    private List<Finding> joining(Assessment after, List<Finding> known) {
        return after.findings().stream()
                .filter(finding -> known.stream().noneMatch(finding::hasSameSubject))
                .filter(finding -> !target.allows(finding))
                .filter(finding -> Demand.of(finding, target).isPresent())
                .toList();
    }

    private List<Demand> demands(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !target.allows(finding))
                .flatMap(finding -> Demand.of(finding, target).stream())
                .toList();
    }

    private List<SearchState> byPrice(List<Demand> demands) {
        return prices(demands).stream()
                .map(prices -> new SearchState(prices, null))
                .toList();
    }

    /** A dear role needs the smallest cut, so those lines go first. */
    private List<SearchState> withHours(List<Demand> demands) {
        return deal.lines().stream()
                .filter(HoursCut::possible)
                .sorted(Comparator.comparing(this::hourlyCost).reversed())
                .limit(CUTS)
                .flatMap(line -> withHours(line, demands).stream())
                .sorted(SearchState.CHEAPEST)
                .toList();
    }

    private Optional<SearchState> withHours(PricedLine line, List<Demand> demands) {
        List<Demand> byHours =
                demands.stream().filter(demand -> demand.metByHoursOf(line)).toList();
        List<Demand> byPrice =
                demands.stream().filter(demand -> !demand.metByHoursOf(line)).toList();
        return byHours.isEmpty()
                ? Optional.empty()
                : prices(byPrice).stream()
                        .findFirst()
                        .flatMap(prices -> SearchState.cutting(line, byHours, prices, deal));
    }

    private BigDecimal hourlyCost(PricedLine line) {
        return deal.policy().rateCard().get(line.effort().get(0).role());
    }

    private List<Prices> prices(List<Demand> demands) {
        return Floors.of(demands, deal, bases)
                .map(floors -> new CheapestPrices(deal, bases, floors).candidates())
                .orElse(List.of());
    }
}
