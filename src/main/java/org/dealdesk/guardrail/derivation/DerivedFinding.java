package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.FindingInputs;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.measure.CustomerMeasure;
import org.dealdesk.guardrail.measure.MeasureTable;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;

/**
 * How one finding came about: its value, unrounded, held against every tier.
 *
 * @param words what was measured, and which tier decided
 * @param formula how the value is made of the finding's numbers; null where it is made of a figure derived elsewhere, or stated
 * @param tiers in the policy's order; none for a term
 */
public record DerivedFinding(Finding finding, String words, Formula formula, List<Comparison> tiers) {

    /** One tier and what became of the value there, as in {@code 22 ≤ 15}. */
    public record Comparison(BigDecimal at, List<ApprovalFunction> approvals, String comparison, boolean satisfied) {}

    static DerivedFinding of(Finding finding, Economics economics) {
        Guardrail rule = finding.rule();
        if (rule == null) {
            return new DerivedFinding(
                    finding, "The deal has this term; the policy names its approvers", null, List.of());
        }
        List<Comparison> tiers = new ArrayList<>();
        for (Tier tier : rule.tiers()) {
            tiers.add(compared(tier, rule.direction(), finding.figure()));
        }
        String words = measured(finding, economics.currency()) + ". " + decided(finding);
        return new DerivedFinding(finding, words, formula(finding, economics), List.copyOf(tiers));
    }

    /** Whether it gives a cost away. */
    public boolean ofCost() {
        return finding.rule() != null && finding.rule().measure().showsCost();
    }

    private static Comparison compared(Tier tier, Direction direction, Figure figure) {
        String value =
                figure.hasValue() ? figure.ratio().digits(Derivation.DIGITS) : figure.isNever() ? "never" : "undefined";
        String comparison = tier.at() == null
                ? value + ": any value satisfies this tier"
                : value + (direction == Direction.MAX ? " ≤ " : " ≥ ") + Rounding.plain(tier.at());
        return new Comparison(tier.at(), tier.approvals(), comparison, figure.satisfies(direction, tier.at()));
    }

    private static String decided(Finding finding) {
        String undefined = finding.figure().isUndefined()
                ? "A ratio with a zero denominator is undefined and satisfies no limit. "
                : "";
        return undefined
                + (finding.tier() == finding.rule().tiers().size()
                        ? "The value satisfies no tier, which blocks the deal"
                        : "The first tier that the value satisfies decides: the " + ordinal(finding.tier() + 1));
    }

    private static String measured(Finding finding, Currency currency) {
        CustomerMeasure customer = customer(finding);
        return customer == null
                ? "The value of " + finding.rule().measure().label()
                : customer.words(finding.countedDeals(), finding.rule(), currency);
    }

    private static Formula formula(Finding finding, Economics economics) {
        CustomerMeasure customer = customer(finding);
        return customer == null ? null : new Formula(customer.formula(), FindingInputs.of(finding, economics), false);
    }

    private static CustomerMeasure customer(Finding finding) {
        return MeasureTable.of(finding.rule().measure()).customer();
    }

    private static String ordinal(int tier) {
        return switch (tier) {
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> tier + "th";
        };
    }
}
