package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.guardrail.Finding.Ruling;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.measure.CountedDeals;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure.Unit;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.Term;

/**
 * Holds one value against the tiers of one guardrail: the first tier it satisfies decides, none at all blocks.
 *
 * @param line null for the deal
 * @param retired the retired SKUs on the deal, for the message
 * @param currency the policy's, in which amounts are shown
 */
public record Judgement(Guardrail guardrail, Figure figure, Integer line, List<Sku> retired, Currency currency) {

    private static final int FEWEST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;

    public Finding finding(CountedDeals countedDeals) {
        int tier = tierOf(guardrail, figure);
        List<Tier> tiers = guardrail.tiers();
        List<ApprovalFunction> approvals = tier < tiers.size() ? tiers.get(tier).approvals() : List.of();
        Severity severity =
                tier == tiers.size() ? Severity.BLOCK : approvals.isEmpty() ? Severity.PASS : Severity.REVIEW;
        FindingWording text = new FindingWording(this, tier, severity, approvals);
        Ruling ruling = new Ruling(severity, approvals, tier);
        return new Finding(guardrail.id(), line, ruling, text, figure, guardrail, countedDeals);
    }

    static Finding of(Term term) {
        Severity severity =
                term.blocked() ? Severity.BLOCK : term.approvals().isEmpty() ? Severity.PASS : Severity.REVIEW;
        return new Finding(
                "terms/" + term.code(),
                null,
                new Ruling(severity, term.approvals(), 0),
                new TermWording(term.shownName(), severity, term.approvals()),
                Figure.ABSENT,
                null,
                null);
    }

    /** The first tier that the value satisfies, or their number where it satisfies none. */
    public static int tierOf(Guardrail guardrail, Figure figure) {
        List<Tier> tiers = guardrail.tiers();
        int tier = 0;
        while (tier < tiers.size()
                && !figure.satisfies(guardrail.direction(), tiers.get(tier).at())) {
            tier++;
        }
        return tier;
    }

    /**
     * The fewest decimals at which the value as shown satisfies the same tier as the value itself, so that what people read never
     * contradicts the policy; the most there are where even they do not tell them apart.
     */
    int decimals() {
        int decimals = fewestDecimals();
        if (!guardrail.measure().unit().isRatio() || !figure.hasValue()) {
            return decimals;
        }
        int tier = tierOf(guardrail, figure);
        while (decimals < MOST_DECIMALS && tierOf(guardrail, asShown(decimals)) != tier) {
            decimals++;
        }
        return decimals;
    }

    /** A limit inside a sentence: with as many decimals as the value, and more where it has more. */
    String shown(BigDecimal at) {
        return Ratio.whole(at)
                .shown(Math.max(decimals(), at.stripTrailingZeros().scale()));
    }

    private Figure asShown(int decimals) {
        return Figure.of(new BigDecimal(figure.shown(decimals)));
    }

    private int fewestDecimals() {
        Unit unit = guardrail.measure().unit();
        return unit == Unit.AMOUNT ? currency.decimals() : unit.isRatio() ? FEWEST_DECIMALS : 0;
    }
}
