package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.money.Split;
import org.dealdesk.policy.CommissionRules;

/**
 * What a deal will pay its reps once it is approved.
 *
 * @param base net of the lines that earn commission, in {@code currency}
 * @param rate percent of the base
 * @param amount what is due, in minor units
 * @param nothingDue why the amount is 0; null where it is not
 * @param split the amount shared out by the credits, in their order
 */
public record ExpectedCommission(
        BigDecimal base,
        BigDecimal rate,
        BigDecimal amount,
        Currency currency,
        NothingDue nothingDue,
        List<Share> split) {

    /** Why a deal pays no commission. */
    public enum NothingDue {
        NO_ONE_TIME_LINES,
        MARGIN_UNDEFINED,
        MARGIN_BELOW_GATE,
        NO_BASE,
        ROUNDED_TO_ZERO
    }

    /** One rep's part. */
    public record Share(String rep, BigDecimal amount) {}

    static ExpectedCommission of(PricedDeal deal, Figure oneTimeMargin) {
        CommissionRules rules = deal.policy().commission();
        Currency currency = deal.policy().currency();
        BigDecimal base = base(deal, rules, currency);
        NothingDue gate = gate(rules, oneTimeMargin);
        BigDecimal due = gate == null ? base.multiply(rules.rate()).movePointLeft(2) : BigDecimal.ZERO;
        BigDecimal amount = Rounding.toMinorUnits(due, currency);
        NothingDue reason = gate != null || amount.signum() > 0
                ? gate
                : due.signum() == 0 ? NothingDue.NO_BASE : NothingDue.ROUNDED_TO_ZERO;
        return new ExpectedCommission(
                base,
                rules.rate(),
                amount,
                currency,
                reason,
                split(deal.proposal().credits(), amount, currency));
    }

    private static BigDecimal base(PricedDeal deal, CommissionRules rules, Currency currency) {
        BigDecimal base = Rounding.toMinorUnits(BigDecimal.ZERO, currency);
        for (PricedLine line : deal.lines()) {
            base = rules.kinds().contains(line.kind()) ? base.add(line.net()) : base;
        }
        return base;
    }

    private static NothingDue gate(CommissionRules rules, Figure oneTimeMargin) {
        if (oneTimeMargin.isAbsent()) {
            return NothingDue.NO_ONE_TIME_LINES;
        }
        if (!oneTimeMargin.hasValue()) {
            return NothingDue.MARGIN_UNDEFINED;
        }
        return oneTimeMargin.ratio().compareTo(rules.marginGate()) < 0 ? NothingDue.MARGIN_BELOW_GATE : null;
    }

    private static List<Share> split(List<Credit> credits, BigDecimal amount, Currency currency) {
        if (credits.size() == 1) {
            return List.of(new Share(credits.get(0).rep(), amount));
        }
        List<BigDecimal> parts = Split.byLargestRemainder(
                amount, credits.stream().map(Credit::percent).toList(), currency);
        return IntStream.range(0, parts.size())
                .mapToObj(index -> new Share(credits.get(index).rep(), parts.get(index)))
                .toList();
    }
}
