package org.dealdesk.guardrail.remedy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Judgement;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Tier;

/**
 * One change of a deal's input, the smallest of its kind that makes a finding pass, or no longer block. It changes only what
 * it names.
 *
 * @param reaches how its finding ends then; null for one of several changes that are made together
 * @param line 1 for the first line; null for a change of the deal
 * @param from what it is now; null where it is not limited
 * @param to with as many decimals as it is shown with
 */
public record Remedy(Change change, Reach reaches, Integer line, BigDecimal from, BigDecimal to) {

    /** What a remedy changes; {@code NET_TOTAL} is no input but the net, in the policy's currency, that the deal would need. */
    public enum Change {
        UNIT_PRICE("unitPrice"),
        NET_TOTAL("netTotal"),
        HOURS("hours"),
        PAYMENT_TERMS_DAYS("paymentTermsDays"),
        TERM_MONTHS("termMonths"),
        VALIDITY_MONTHS("validityMonths");

        private final String input;

        Change(String input) {
            this.input = input;
        }

        /** As the input calls it. */
        public String input() {
            return input;
        }
    }

    /** How a finding ends once its remedy is applied: it takes an approval instead of blocking the deal, or it passes. */
    public enum Reach {
        REVIEW,
        PASS;

        /** The limits of the tiers that would do, on the better side of the value, nearest first. Only the last tier can be without one. */
        Stream<BigDecimal> limits(Finding finding) {
            List<Tier> tiers = finding.rule().tiers();
            return IntStream.rangeClosed(1, finding.tier())
                    .mapToObj(back -> tiers.get(finding.tier() - back))
                    .filter(this::takes)
                    .map(Tier::at);
        }

        /** Whether a value gets that far: a change can overshoot the tier it aims at. */
        boolean isReached(Guardrail rule, Figure figure) {
            int tier = Judgement.tierOf(rule, figure);
            return tier < rule.tiers().size() && takes(rule.tiers().get(tier));
        }

        private boolean takes(Tier tier) {
            return this == REVIEW || tier.passes();
        }
    }

    /** Whether the other one says the same. */
    boolean changesTheSame(Remedy other) {
        return change == other.change && Objects.equals(line, other.line) && to.compareTo(other.to) == 0;
    }

    Remedy reaching(Reach reach) {
        return new Remedy(change, reach, line, from, to);
    }

    static Remedy unitPrice(PricedLine line, BigDecimal price) {
        return new Remedy(Change.UNIT_PRICE, null, line.number(), shown(line.unitPrice(), price.scale()), price);
    }

    static Remedy hours(PricedLine line, BigDecimal hours) {
        return new Remedy(Change.HOURS, null, line.number(), shown(line.plannedHours(), hours.scale()), hours);
    }

    /** With at least so many decimals, and with more only where it has them. */
    private static BigDecimal shown(BigDecimal value, int decimals) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.setScale(Math.max(decimals, shortest.scale()));
    }

    /** The deal with this change; a needed net leaves it unchanged. */
    PricedDeal appliedTo(PricedDeal deal) {
        return switch (change) {
            case NET_TOTAL -> deal;
            case PAYMENT_TERMS_DAYS -> deal.withPaymentTermsDays(to.intValueExact());
            default -> deal.withLine(line, changed(deal.lines().get(line - 1)));
        };
    }

    private DealLine changed(PricedLine priced) {
        DealLine input = priced.input();
        return switch (change) {
            case UNIT_PRICE -> input.withUnitPrice(to);
            case HOURS ->
                input.withEffort(List.of(new Effort(priced.effort().get(0).role(), to)));
            case TERM_MONTHS -> input.withTermMonths(to.intValueExact());
            case VALIDITY_MONTHS -> input.withValidityMonths(to.intValueExact());
            default -> throw new IllegalStateException(change + " is no change of a line");
        };
    }

    public void writeTo(ObjectNode json) {
        json.put("change", change.input());
        if (reaches != null) {
            json.put("reaches", reaches.name());
        }
        json.put("line", line);
        json.put("from", from == null ? null : from.toPlainString());
        json.put("to", to.toPlainString());
    }
}
