package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** A deal is worth the same in whatever currency it is made. */
class ExchangeRatePropertyTests {

    private static final int TRIES = 10_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal RATE = new BigDecimal("1.10");
    private static final List<String> RATES = List.of("0.55", "1", "1.37", "3.3", "0.07", "110");
    private static final List<Policy> POLICIES = RATES.stream()
            .map(rate -> Deals.policyWith("EUR: 1.10", "EUR: " + rate))
            .toList();

    @Test
    void anotherRateWithPricesToMatchChangesRatiosByRoundingOnly() {
        Seeded.check(TRIES, seeded -> {
            Proposal deal = priced(RandomDeals.in("EUR", seeded, Deals.POLICY));
            int other = seeded.between(0, RATES.size() - 1);
            BigDecimal rate = new BigDecimal(RATES.get(other));
            Economics before = Deals.assess(deal).economics();
            Economics after =
                    Deals.assess(scaled(deal, rate), POLICIES.get(other)).economics();
            BigDecimal rounding = rounding(before.lines(), rate);
            assertThat(after.costTotal()).isEqualByComparingTo(before.costTotal());
            assertThat(distance(after.listTotal(), before.listTotal())).isLessThanOrEqualTo(rounding);
            assertThat(distance(after.netTotal(), before.netTotal())).isLessThanOrEqualTo(rounding);
            assertThat(distance(after.carvedInTotal(), before.carvedInTotal())).isLessThanOrEqualTo(rounding);
            margin(before.trueMarginPct(), after.trueMarginPct(), before.costTotal(), before.netTotal(), rounding);
            discount(before, after, rounding);
        });
    }

    /** A margin of cost c on net n moves by 100 c e / n (n − e) where the net moves by e. */
    private static void margin(Figure before, Figure after, BigDecimal cost, BigDecimal net, BigDecimal rounding) {
        if (net.compareTo(rounding) > 0) {
            BigDecimal most = HUNDRED.multiply(cost)
                    .multiply(rounding)
                    .divide(net.multiply(net.subtract(rounding)), MathContext.DECIMAL64);
            within(most, before, after);
        }
    }

    /** A discount moves by what the net moves by, and by what the list does. */
    private static void discount(Economics before, Economics after, BigDecimal rounding) {
        BigDecimal list = before.listTotal().subtract(rounding);
        if (list.signum() > 0) {
            BigDecimal share = BigDecimal.ONE.add(before.netTotal().divide(list, MathContext.DECIMAL64));
            BigDecimal most = HUNDRED.multiply(rounding).multiply(share).divide(list, MathContext.DECIMAL64);
            within(most, before.discountPct(), after.discountPct());
        }
    }

    private static void within(BigDecimal most, Figure before, Figure after) {
        BigDecimal shown = new BigDecimal("0.000001");
        assertThat(distance(new BigDecimal(after.shown(6)), new BigDecimal(before.shown(6))))
                .isLessThanOrEqualTo(most.add(shown));
    }

    /** Half a millionth of the price a unit, half a cent in either currency and again when converted. */
    private static BigDecimal rounding(List<PricedLine> lines, BigDecimal rate) {
        BigDecimal cent = new BigDecimal("0.01");
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            BigDecimal units = line.input().quantity().multiply(BigDecimal.valueOf(line.months()));
            sum = sum.add(units.multiply(new BigDecimal("0.000001")).multiply(rate.add(RATE)))
                    .add(cent.multiply(rate.add(RATE)))
                    .add(cent);
        }
        return sum;
    }

    private static Proposal priced(Proposal proposal) {
        List<DealLine> lines = new ArrayList<>();
        for (PricedLine line : PricedDeal.of(proposal, Deals.POLICY).lines()) {
            lines.add(line.input().withUnitPrice(line.unitPrice()));
        }
        return proposal.withLines(lines);
    }

    private static Proposal scaled(Proposal proposal, BigDecimal rate) {
        List<DealLine> lines = new ArrayList<>();
        for (DealLine line : proposal.lines()) {
            lines.add(new DealLine(
                    line.sku(),
                    line.quantity(),
                    line.unitPrice().multiply(RATE).divide(rate, 6, RoundingMode.HALF_UP),
                    line.termMonths(),
                    line.effort(),
                    line.carvedIn() == null
                            ? null
                            : line.carvedIn().multiply(RATE).divide(rate, 2, RoundingMode.HALF_UP),
                    line.validityMonths()));
        }
        return proposal.withLines(lines);
    }

    private static BigDecimal distance(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs();
    }
}
