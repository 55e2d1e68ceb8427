package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;

/**
 * Changes that should lead to a target: higher prices, and perhaps fewer hours of one fixed fee.
 *
 * @param cut null for prices alone
 */
record SearchState(Prices prices, HoursCut cut) {

    /** The smallest increase of the deal's net first, then the smallest cut. */
    static final Comparator<SearchState> CHEAPEST = Comparator.comparing(
                    (SearchState plan) -> plan.prices().increase())
            .thenComparing(SearchState::lessHours)
            .thenComparing(SearchState::prices, Prices.CHEAPEST);

    /** The most hours of one fixed fee that meet every demand at these prices; none where no cut does, or none is needed. */
    static Optional<SearchState> cutting(PricedLine line, List<Demand> demands, Prices prices, PricedDeal deal) {
        PricedDeal priced = deal.withUnitPrices(prices.unitPrices());
        Bases bases = Bases.of(priced.lines());
        PricedLine raised = priced.lines().get(line.number() - 1);
        HoursCut least = null;
        for (Demand demand : demands) {
            Basis basis = demand.basis(priced, bases);
            if (basis.figure(demand.measure().ratio())
                    .satisfies(demand.finding().rule().direction(), demand.at())) {
                continue;
            }
            Optional<HoursCut> cut =
                    HoursLimit.within(demand.measure().ratio(), demand.at(), basis, raised, deal.policy());
            if (cut.isEmpty()) {
                return Optional.empty();
            }
            least = least == null || cut.get().hours().compareTo(least.hours()) < 0 ? cut.get() : least;
        }
        return Optional.ofNullable(least).map(cut -> new SearchState(prices, cut));
    }

    PricedDeal appliedTo(PricedDeal deal) {
        PricedDeal priced = deal.withUnitPrices(prices.unitPrices());
        return cut == null ? priced : cut.remedy().appliedTo(priced);
    }

    List<Remedy> changes() {
        List<Remedy> changes = new ArrayList<>();
        prices.changes().forEach(raise -> changes.add(raise.remedy()));
        if (cut != null) {
            changes.add(cut.remedy());
        }
        return List.copyOf(changes);
    }

    BigDecimal lessHours() {
        return cut == null ? BigDecimal.ZERO : cut.lessHours();
    }
}
