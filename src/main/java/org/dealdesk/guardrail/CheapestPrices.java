package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the higher prices that cost the customer least. Every line is raised to its own floor; what a group of lines then still
 * lacks is put on one of them. Tried for that are the lines whose net moves least with one minor unit of price, since nothing else
 * decides how far the sum overshoots: the result is above the least possible net by less than such a step.
 */
record CheapestPrices(PricedDeal deal, Bases bases, Floors floors) {

    private static final int FILLERS = 8;

    /** The cheapest first; empty where prices would have to go above what a line may cost. */
    List<Prices> candidates() {
        Optional<Prices> own = ownFloors();
        List<Prices> found = own.map(List::of).orElse(List.of());
        found = filled(found, floors.oneTime(), bases.oneTime());
        found = filled(found, floors.subscriptions(), bases.subscriptions());
        found = filled(found, floors.whole(), bases.whole());
        return found.stream()
                .map(prices -> trimmed(prices, own.orElseThrow()))
                .sorted(Prices.CHEAPEST)
                .toList();
    }

    /** What one line brings too much for its group may spare another; no price stays higher than it has to be. */
    private Prices trimmed(Prices prices, Prices own) {
        Prices trimmed = prices;
        for (Raise raise : prices.changes()) {
            PricedLine line = raise.line();
            if (raise.net().compareTo(own.net(line)) > 0) {
                BigDecimal needed = own.net(line);
                needed = needed.max(share(line, floors.oneTime(), bases.oneTime(), trimmed));
                needed = needed.max(share(line, floors.subscriptions(), bases.subscriptions(), trimmed));
                needed = needed.max(share(line, floors.whole(), bases.whole(), trimmed));
                trimmed = trimmed.without(line);
                if (needed.compareTo(line.net()) > 0) {
                    trimmed =
                            trimmed.with(Raise.to(needed, line, deal.currency()).orElse(raise));
                }
            }
        }
        return trimmed;
    }

    /** What a line has to bring for its group, as the other lines stand; nothing where it is not in it. */
    private static BigDecimal share(PricedLine line, BigDecimal floor, Basis basis, Prices prices) {
        return floor == null || !basis.has(line)
                ? BigDecimal.ZERO
                : floor.subtract(prices.net(basis).subtract(prices.net(line)));
    }

    private Optional<Prices> ownFloors() {
        List<Raise> raises = new ArrayList<>();
        for (PricedLine line : deal.lines()) {
            BigDecimal floor = floors.lines().get(line.number());
            if (floor != null && floor.compareTo(line.net()) > 0) {
                Optional<Raise> raise = Raise.to(floor, line, deal.currency());
                if (raise.isEmpty()) {
                    return Optional.empty();
                }
                raises.add(raise.get());
            }
        }
        return Optional.of(Prices.of(raises));
    }

    /** What the group still lacks goes on each of its fillers in turn. */
    private List<Prices> filled(List<Prices> starts, BigDecimal floor, Basis basis) {
        if (floor == null) {
            return starts;
        }
        List<PricedLine> fillers = finest(basis.lines());
        List<Prices> found = new ArrayList<>();
        for (Prices start : starts) {
            BigDecimal missing = floor.subtract(start.net(basis));
            if (missing.signum() <= 0) {
                found.add(start);
            } else {
                fillers.forEach(line -> Raise.to(start.net(line).add(missing), line, deal.currency())
                        .ifPresent(raise -> found.add(start.with(raise))));
            }
        }
        return found;
    }

    private static List<PricedLine> finest(List<PricedLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(CheapestPrices::step))
                .limit(FILLERS)
                .toList();
    }

    /** By how much the line's net moves with its price. */
    private static BigDecimal step(PricedLine line) {
        return line.input().quantity().multiply(BigDecimal.valueOf(line.months()));
    }
}
