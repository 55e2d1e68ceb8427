package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.economics.PricedLine;

/** One combination of higher prices, the others staying as they are. */
final class Prices {

    /** The smallest increase of the deal's net first; of equals the fewest changes, then the earlier lines. */
    static final Comparator<Prices> CHEAPEST = Comparator.comparing((Prices prices) -> prices.increase)
            .thenComparing(prices -> prices.changes.size())
            .thenComparing(prices -> prices.changes, Prices::earlier);

    static final Prices UNCHANGED = new Prices(List.of());

    private final List<PriceRaise> changes;
    private final BigDecimal increase;

    private Prices(List<PriceRaise> changes) {
        this.changes = changes;
        this.increase = changes.stream().map(PriceRaise::increase).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In the order of the lines, one a line at most. */
    static Prices of(List<PriceRaise> changes) {
        return new Prices(List.copyOf(changes));
    }

    Prices with(PriceRaise raise) {
        List<PriceRaise> more = new ArrayList<>(changes);
        more.removeIf(other -> number(other) == number(raise));
        more.add(raise);
        more.sort(Comparator.comparing(Prices::number));
        return of(more);
    }

    Prices without(PricedLine line) {
        return of(
                changes.stream().filter(raise -> number(raise) != line.number()).toList());
    }

    /** By line number. */
    Map<Integer, BigDecimal> unitPrices() {
        return changes.stream().collect(Collectors.toMap(raise -> raise.line().number(), PriceRaise::price));
    }

    List<PriceRaise> changes() {
        return changes;
    }

    /** How much more the deal brings. */
    BigDecimal increase() {
        return increase;
    }

    BigDecimal net(PricedLine line) {
        return changes.stream()
                .filter(raise -> number(raise) == line.number())
                .map(PriceRaise::net)
                .findFirst()
                .orElse(line.net());
    }

    /** What these lines bring together. */
    BigDecimal net(Basis basis) {
        return changes.stream()
                .filter(raise -> basis.has(raise.line()))
                .map(PriceRaise::increase)
                .reduce(basis.net(), BigDecimal::add);
    }

    private static int number(PriceRaise raise) {
        return raise.line().number();
    }

    private static int earlier(List<PriceRaise> one, List<PriceRaise> other) {
        for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
            int compared = Integer.compare(number(one.get(index)), number(other.get(index)));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
