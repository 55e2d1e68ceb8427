package org.dealdesk.testing.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.policy.SkuKind;

/** Copies of deals with other lines, prices or currencies. */
public final class ChangedDeals {

    private ChangedDeals() {}

    /** Quantities in even hundreds and prices in cents: halves of such lines come out without rounding. */
    public static Proposal roundlyPriced(Proposal proposal) {
        List<DealLine> lines = new ArrayList<>();
        for (DealLine line : proposal.lines()) {
            SkuKind kind = Deals.POLICY.priceBook().get(line.sku()).kind();
            List<DealLine.Effort> effort = kind == SkuKind.FIXED_FEE
                    ? List.of(new DealLine.Effort("CONSULTANT", BigDecimal.valueOf(64)))
                    : null;
            lines.add(new DealLine(
                    line.sku(),
                    line.quantity().setScale(0, RoundingMode.UP).multiply(BigDecimal.valueOf(24)),
                    line.unitPrice() == null ? null : line.unitPrice().setScale(2, RoundingMode.DOWN),
                    line.termMonths() == null ? null : 12,
                    effort,
                    line.carvedIn(),
                    line.validityMonths()));
        }
        return withLines(proposal, lines);
    }

    public static Proposal halved(Proposal proposal, int index) {
        DealLine whole = proposal.lines().get(index);
        DealLine half = new DealLine(
                whole.sku(),
                half(whole.quantity()),
                whole.unitPrice(),
                whole.termMonths(),
                whole.effort() == null
                        ? null
                        : whole.effort().stream()
                                .map(effort -> new DealLine.Effort(effort.role(), half(effort.hours())))
                                .toList(),
                whole.carvedIn() == null ? null : half(whole.carvedIn()),
                whole.validityMonths());
        List<DealLine> lines = new ArrayList<>(proposal.lines());
        lines.set(index, half);
        lines.add(index, half);
        return withLines(proposal, lines);
    }

    public static BigDecimal half(BigDecimal value) {
        return value.multiply(new BigDecimal("0.5"));
    }

    public static DealLine withPrice(DealLine line, BigDecimal price) {
        return new DealLine(
                line.sku(),
                line.quantity(),
                price,
                line.termMonths(),
                line.effort(),
                line.carvedIn(),
                line.validityMonths());
    }

    public static Proposal withLine(Proposal proposal, int index, DealLine line) {
        List<DealLine> lines = new ArrayList<>(proposal.lines());
        lines.set(index, line);
        return withLines(proposal, lines);
    }

    public static Proposal withLines(Proposal proposal, List<DealLine> lines) {
        return with(proposal, proposal.currency(), lines);
    }

    public static Proposal inCurrency(Proposal proposal, String currency) {
        return with(proposal, currency, proposal.lines());
    }

    public static Proposal with(Proposal proposal, String currency, List<DealLine> lines) {
        return new Proposal(
                proposal.externalRef(),
                proposal.name(),
                proposal.justification(),
                proposal.links(),
                proposal.customer(),
                proposal.region(),
                currency,
                proposal.startDate(),
                proposal.paymentTermsDays(),
                proposal.terms(),
                proposal.credits(),
                lines);
    }
}
