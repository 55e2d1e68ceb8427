package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;

/**
 * Looks for the higher prices that cost the customer least, none of them above list. Every line is raised to its own floor; what a
 * group of lines then still lacks is put on one of them, and where that one cannot take it all, on others too. It tries the lines whose net
 * moves least with one minor unit of price, because only this step decides how far the sum overshoots: the result is above the least
 * possible net by less than such a step.
 */
record CheapestPrices(PricedDeal deal, Bases bases, Floors floors) {

    private static final int FILLERS = 8;

    /** The cheapest first; empty where prices would have to go above list. */
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
        for (PriceRaise raise : prices.changes()) {
            PricedLine line = raise.line();
            if (raise.net().compareTo(own.net(line)) > 0) {
                BigDecimal needed = own.net(line);
                needed = needed.max(share(line, floors.oneTime(), bases.oneTime(), trimmed));
                needed = needed.max(share(line, floors.subscriptions(), bases.subscriptions(), trimmed));
                needed = needed.max(share(line, floors.whole(), bases.whole(), trimmed));
                trimmed = trimmed.without(line);
                if (needed.compareTo(line.net()) > 0) {
                    trimmed = trimmed.with(
                            PriceRaise.to(needed, line, deal.currency()).orElse(raise));
                }
            }
        }
        return trimmed;
    }

    /** The net that a line has to bring for its group, given the other lines; empty where it is not in it. */
    private static BigDecimal share(PricedLine line, BigDecimal floor, Basis basis, Prices prices) {
        return floor == null || !basis.has(line)
                ? BigDecimal.ZERO
                : floor.subtract(prices.net(basis).subtract(prices.net(line)));
    }

    private Optional<Prices> ownFloors() {
        List<PriceRaise> raises = new ArrayList<>();
        for (PricedLine line : deal.lines()) {
            BigDecimal floor = floors.lines().get(line.number());
            if (floor != null && floor.compareTo(line.net()) > 0) {
                Optional<PriceRaise> raise = PriceRaise.to(floor, line, deal.currency());
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
            if (start.net(basis).compareTo(floor) >= 0) {
                found.add(start);
            } else {
                fillers.forEach(line -> filled(start, floor, basis, line).ifPresent(found::add));
            }
        }
        return found;
    }

    /**
     * As much as it can take on the filler, what is beyond that on as few other lines as will do; none where all of them together
     * cannot take it.
     */
    private Optional<Prices> filled(Prices start, BigDecimal floor, Basis basis, PricedLine filler) {
        Prices prices = start;
        BigDecimal most = most(filler).max(start.net(filler));
        for (PricedLine line : roomiestFirst(basis.lines(), filler)) {
            BigDecimal beyond = floor.subtract(prices.net(basis)).subtract(most.subtract(prices.net(filler)));
            if (beyond.signum() <= 0) {
                break;
            }
            Optional<PriceRaise> enough = PriceRaise.to(prices.net(line).add(beyond), line, deal.currency());
            prices = enough.or(() -> PriceRaise.toList(line, deal.currency()))
                    .map(prices::with)
                    .orElse(prices);
        }
        BigDecimal missing = floor.subtract(prices.net(basis));
        return missing.signum() <= 0
                ? Optional.of(prices)
                : PriceRaise.to(prices.net(filler).add(missing), filler, deal.currency())
                        .map(prices::with);
    }

    private List<PricedLine> roomiestFirst(List<PricedLine> lines, PricedLine filler) {
        return lines.stream()
                .filter(line -> line.number() != filler.number())
                .sorted(Comparator.comparing((PricedLine line) -> most(line).subtract(line.net()))
                        .reversed())
                .toList();
    }

    /** What the line would bring at its list price; what it brings now where it costs as much already. */
    private BigDecimal most(PricedLine line) {
        return PriceRaise.toList(line, deal.currency()).map(PriceRaise::net).orElse(line.net());
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
