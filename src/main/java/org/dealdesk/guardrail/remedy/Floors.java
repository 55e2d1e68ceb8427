package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.guardrail.economics.PricedDeal;

/**
 * What lines and groups of lines must bring at least, in the policy's currency, to meet some demands.
 *
 * @param lines by line number
 * @param whole null where there is no demand, as are the other two
 */
record Floors(Map<Integer, BigDecimal> lines, BigDecimal whole, BigDecimal oneTime, BigDecimal subscriptions) {

    private static final Floors NONE = new Floors(Map.of(), null, null, null);

    /** None where a demand is met at no price. */
    static Optional<Floors> of(List<Demand> demands, PricedDeal deal, Bases bases) {
        Floors floors = NONE;
        for (Demand demand : demands) {
            Optional<BigDecimal> net = demand.basis(deal, bases)
                    .leastNet(
                            demand.measure().ratio(), demand.at(), deal.policy().currency());
            if (net.isEmpty()) {
                return Optional.empty();
            }
            floors = floors.with(demand, net.get());
        }
        return Optional.of(floors);
    }

    private Floors with(Demand demand, BigDecimal net) {
        Integer line = demand.finding().line();
        if (line != null) {
            Map<Integer, BigDecimal> more = new HashMap<>(lines);
            more.merge(line, net, BigDecimal::max);
            return new Floors(more, whole, oneTime, subscriptions);
        }
        return switch (demand.measure().lines()) {
            case ALL -> new Floors(lines, higher(whole, net), oneTime, subscriptions);
            case ONE_TIME -> new Floors(lines, whole, higher(oneTime, net), subscriptions);
            case SUBSCRIPTION -> new Floors(lines, whole, oneTime, higher(subscriptions, net));
        };
    }

    private static BigDecimal higher(BigDecimal floor, BigDecimal net) {
        return floor == null ? net : floor.max(net);
    }
}
