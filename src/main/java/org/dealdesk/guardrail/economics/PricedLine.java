package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.commission.CommissionLine;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/**
 * One line with everything that the price book and the rate card say about it. Unit prices are in the deal's currency, amounts
 * in the policy's.
 *
 * @param number 1 for the first line of the deal
 * @param months of a subscription, 1 for the others
 */
public record PricedLine(
        int number, DealLine input, Sku sku, int months, UnitPrices prices, Amounts amounts, Plan plan) {

    /** In the deal's currency. */
    public record UnitPrices(BigDecimal list, BigDecimal paid) {}

    /** In the policy's currency. */
    public record Amounts(BigDecimal list, BigDecimal net, BigDecimal carvedIn, BigDecimal cost) {}

    /**
     * The planned delivery hours.
     *
     * @param effort by role, stated or by default
     * @param stated whether the rep planned them
     * @param hours sum of the effort
     * @param defaultHours what the SKU would plan; null for a fixed fee, which has no default
     */
    public record Plan(List<Effort> effort, boolean stated, BigDecimal hours, BigDecimal defaultHours) {}

    public static PricedLine of(int number, DealLine line, DealCurrency currency, Policy policy) {
        Sku sku = policy.priceBook().get(line.sku());
        int months = sku.kind().isOneTime() ? 1 : line.termMonths();
        BigDecimal listUnitPrice = currency.listPrices().get(sku.code());
        BigDecimal unitPrice = line.unitPrice() == null ? listUnitPrice : line.unitPrice();
        BigDecimal defaultHours = defaultHours(line, sku);
        List<Effort> effort =
                line.effort() == null ? List.of(new Effort(sku.role(), defaultHours)) : List.copyOf(line.effort());
        return new PricedLine(
                number,
                line,
                sku,
                months,
                new UnitPrices(listUnitPrice, unitPrice),
                new Amounts(
                        currency.inPolicyCurrency(amount(line, listUnitPrice, months, currency)),
                        currency.inPolicyCurrency(amount(line, unitPrice, months, currency)),
                        line.carvedIn() == null ? BigDecimal.ZERO : currency.inPolicyCurrency(line.carvedIn()),
                        cost(effort, policy)),
                new Plan(effort, line.effort() != null, hours(effort), defaultHours));
    }

    /** quantity × unit price × months, in the deal's currency. */
    public static BigDecimal amount(DealLine line, BigDecimal unitPrice, int months, DealCurrency currency) {
        BigDecimal exact = line.quantity().multiply(unitPrice).multiply(BigDecimal.valueOf(months));
        return Rounding.toMinorUnits(exact, currency.currency());
    }

    /** Σ hours × rate card, in the policy's currency. */
    static BigDecimal cost(List<Effort> effort, Policy policy) {
        BigDecimal exact = BigDecimal.ZERO;
        for (Effort planned : effort) {
            exact = exact.add(planned.hours().multiply(policy.rateCard().get(planned.role())));
        }
        return Rounding.toMinorUnits(exact, policy.currency());
    }

    private static BigDecimal hours(List<Effort> effort) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Effort planned : effort) {
            sum = sum.add(planned.hours());
        }
        return sum;
    }

    static BigDecimal defaultHours(DealLine line, Sku sku) {
        return switch (sku.kind()) {
            case TIME_AND_MATERIALS -> line.quantity();
            case FIXED_FEE -> null;
            case SUBSCRIPTION ->
                line.quantity().multiply(BigDecimal.valueOf(line.termMonths())).multiply(sku.hoursPerMonth());
        };
    }

    public BigDecimal listUnitPrice() {
        return prices.list();
    }

    public BigDecimal unitPrice() {
        return prices.paid();
    }

    public BigDecimal list() {
        return amounts.list();
    }

    public BigDecimal net() {
        return amounts.net();
    }

    public BigDecimal carvedIn() {
        return amounts.carvedIn();
    }

    public BigDecimal cost() {
        return amounts.cost();
    }

    public List<Effort> effort() {
        return plan.effort();
    }

    /** Whether the rep planned the effort. */
    public boolean effortStated() {
        return plan.stated();
    }

    public BigDecimal plannedHours() {
        return plan.hours();
    }

    /** What the SKU would plan; null for a fixed fee. */
    public BigDecimal defaultHours() {
        return plan.defaultHours();
    }

    public SkuKind kind() {
        return sku.kind();
    }

    public Figure discountPct() {
        return Figure.of(Ratio.percent(list().subtract(net()), list()));
    }

    public Figure trueMarginPct() {
        return Figure.of(Ratio.percent(net().subtract(cost()), net()));
    }

    public Figure effortShortfallPct() {
        if (kind() != SkuKind.SUBSCRIPTION || defaultHours().signum() == 0) {
            return Figure.ABSENT;
        }
        return Figure.of(Ratio.percent(defaultHours().subtract(plannedHours()), defaultHours()));
    }

    public Figure validityMonths() {
        if (!kind().isOneTime()) {
            return Figure.ABSENT;
        }
        return input.validityMonths() == null ? Figure.NEVER : Figure.of(input.validityMonths());
    }

    public Figure termMonths() {
        return kind() == SkuKind.SUBSCRIPTION ? Figure.of(months) : Figure.ABSENT;
    }

    /** What the line brings in a year: its net if it runs no longer, else a year's part of it. Only of subscriptions. */
    public BigDecimal annualValue(Policy policy) {
        return months <= 12
                ? net()
                : Rounding.toMinorUnits(
                        net().multiply(BigDecimal.valueOf(12)), BigDecimal.valueOf(months), policy.currency());
    }

    /** What a commission needs to know of it. */
    CommissionLine forCommission(Policy policy) {
        BigDecimal annual = kind() == SkuKind.SUBSCRIPTION ? annualValue(policy) : net();
        return new CommissionLine(number, sku, net(), annual, cost());
    }
}
