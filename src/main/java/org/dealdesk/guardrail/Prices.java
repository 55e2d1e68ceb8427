package org.dealdesk.guardrail;

import java.util.stream.Collectors;
import java.util.Map;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One combination of higher prices, the others staying as they are. */
final class Prices {

    /** The smallest increase of the deal's net first; of equals the fewest changes, then the earlier lines. */
    static final Comparator<Prices> CHEAPEST = Comparator.comparing((Prices prices) -> prices.increase)
            .thenComparing(prices -> prices.changes.size())
            .thenComparing(prices -> prices.changes, Prices::earlier);

    static final Prices UNCHANGED = new Prices(List.of());

    private final List<Raise> changes;
    private final BigDecimal increase;

    private Prices(List<Raise> changes) {
        this.changes = changes;
        this.increase = changes.stream().map(Raise::increase).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In the order of the lines, one a line at most. */
    static Prices of(List<Raise> changes) {
        return new Prices(List.copyOf(changes));
    }

    Prices with(Raise raise) {
        List<Raise> more = new ArrayList<>(changes);
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
        return changes.stream().collect(Collectors.toMap(raise -> raise.line().number(), Raise::price));
    }

    List<Raise> changes() {
        return changes;
    }

    /** How much more the deal brings. */
    BigDecimal increase() {
        return increase;
    }

    BigDecimal net(PricedLine line) {
        return changes.stream()
                .filter(raise -> number(raise) == line.number())
                .map(Raise::net)
                .findFirst()
                .orElse(line.net());
    }

    /** What these lines bring together. */
    BigDecimal net(Basis basis) {
        return changes.stream()
                .filter(raise -> basis.has(raise.line()))
                .map(Raise::increase)
                .reduce(basis.net(), BigDecimal::add);
    }

    private static int number(Raise raise) {
        return raise.line().number();
    }

    private static int earlier(List<Raise> one, List<Raise> other) {
        for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
            int compared = Integer.compare(number(one.get(index)), number(other.get(index)));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
