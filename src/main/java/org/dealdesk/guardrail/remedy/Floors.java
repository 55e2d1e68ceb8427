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
 * @param whole null where nothing is asked, as are the other two
 */
record Floors(Map<Integer, BigDecimal> lines, BigDecimal whole, BigDecimal oneTime, BigDecimal subscriptions) {

    private static final Floors NONE = new Floors(Map.of(), null, null, null);

    /** None where a demand is met at no price. */
    static Optional<Floors> of(List<Demand> demands, PricedDeal deal, Bases bases) {
        Floors floors = NONE;
        for (Demand demand : demands) {
            Optional<BigDecimal> net = demand.basis(deal, bases)
                    .leastNet(demand.measure(), demand.at(), deal.policy().currency());
            if (net.isEmpty()) {
                return Optional.empty();
            }
            floors = floors.with(demand, net.get());
        }
        return Optional.of(floors);
    }

    private Floors with(Demand demand, BigDecimal net) {
        return switch (demand.measure()) {
            case DEAL_DISCOUNT_PCT, DEAL_TRUE_MARGIN_PCT ->
                new Floors(lines, higher(whole, net), oneTime, subscriptions);
            case ONE_TIME_TRUE_MARGIN_PCT, REALIZED_RATE ->
                new Floors(lines, whole, higher(oneTime, net), subscriptions);
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> new Floors(lines, whole, oneTime, higher(subscriptions, net));
            default -> {
                Map<Integer, BigDecimal> more = new HashMap<>(lines);
                more.merge(demand.finding().line(), net, BigDecimal::max);
                yield new Floors(more, whole, oneTime, subscriptions);
            }
        };
    }

    private static BigDecimal higher(BigDecimal floor, BigDecimal net) {
        return floor == null ? net : floor.max(net);
    }
}
