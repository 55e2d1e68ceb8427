package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Format;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;

/** One line of a deal, with what it comes to in the policy's currency where it has been assessed. */
record LineRow(int number, String sku, String name, Ordered ordered, Result result) {

    /** What the line sells, with its price in the deal's currency. */
    record Ordered(
            String quantity,
            String unitPrice,
            Integer termMonths,
            Integer validityMonths,
            String effort,
            String carvedIn) {}

    /** What the line comes to in the policy's currency; null where it has not been assessed, or is hidden from the reader. */
    record Result(String net, String discount, String cost, String margin) {}

    static List<LineRow> of(Proposal proposal, Policy policy, JsonNode economics) {
        List<LineRow> rows = new ArrayList<>();
        for (DealLine line : proposal.lines()) {
            rows.add(of(rows.size() + 1, line, policy, economics.path("lines").path(rows.size())));
        }
        return rows;
    }

    private static LineRow of(int number, DealLine line, Policy policy, JsonNode figures) {
        Sku sku = policy == null ? null : policy.priceBook().get(line.sku());
        return new LineRow(
                number,
                line.sku(),
                sku == null ? null : sku.name(),
                new Ordered(
                        plain(line.quantity()),
                        plain(line.unitPrice()),
                        line.termMonths(),
                        line.validityMonths(),
                        effort(line, policy),
                        line.carvedIn() == null || line.carvedIn().signum() == 0 ? null : plain(line.carvedIn())),
                new Result(
                        Format.figure(figures.path("net")),
                        Format.percent(figures.path("discountPct")),
                        Format.figure(figures.path("cost")),
                        Format.percent(figures.path("trueMarginPct"))));
    }

    private static String effort(DealLine line, Policy policy) {
        return line.effort() == null
                ? null
                : line.effort().stream()
                        .map(effort -> "%s h %s".formatted(plain(effort.hours()), role(effort.role(), policy)))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(null);
    }

    private static String role(String code, Policy policy) {
        return policy == null ? code : policy.names().role(code);
    }

    private static String plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return Format.grouped(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }
}
