package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Rounding;

/**
 * Collects the numbers that one value came from, by name: amounts in the policy's currency, all as they are shown.
 *
 * @param line null for a deal's measure
 * @param measured the value as shown; null where there is none
 * @param counted null unless the measure is one of the customer
 */
record Numbers(
        Economics economics, PricedLine line, String measured, CountedDeals counted, Map<String, String> byName) {

    Numbers(Economics economics, PricedLine line, String measured, CountedDeals counted) {
        this(economics, line, measured, counted, new LinkedHashMap<>());
    }

    Numbers amount(String name, BigDecimal amount) {
        byName.put(name, Rounding.show(amount, economics.currency()));
        return this;
    }

    Numbers number(String name, BigDecimal number) {
        byName.put(name, Rounding.plain(number));
        return this;
    }

    /** The value itself, which is counted or stated; empty where it has none. */
    Numbers value(String name) {
        if (measured != null) {
            byName.put(name, measured);
        }
        return this;
    }

    /** What the rest of the contract adds to the deal's own, where it is a change order. */
    Numbers ofContract(String figure, BigDecimal own) {
        if (measured != null) {
            BigDecimal rest = new BigDecimal(measured).subtract(own);
            if (rest.signum() != 0) {
                amount("contract" + figure, rest);
            }
        }
        return this;
    }

    Numbers netTotal() {
        return amount("netTotal", economics.netTotal());
    }

    Numbers costTotal() {
        return amount("costTotal", economics.costTotal());
    }

    Numbers netAndCost(String group, List<PricedLine> lines) {
        return amount(group + "Net", sum(lines, PricedLine::net)).amount(group + "Cost", sum(lines, PricedLine::cost));
    }

    static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> of) {
        return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
