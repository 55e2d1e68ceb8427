package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Rounding;

/** The numbers that a finding's value came from, by name: amounts in the policy's currency, none for a term. */
public final class FindingInputs {

    private final Economics economics;
    private final Map<String, String> numbers = new LinkedHashMap<>();

    private FindingInputs(Economics economics) {
        this.economics = economics;
    }

    public static Map<String, String> of(Finding finding, Economics economics) {
        FindingInputs inputs = new FindingInputs(economics);
        if (finding.line() != null) {
            inputs.ofLine(finding, economics.lines().get(finding.line() - 1));
        } else if (finding.rule() != null) {
            inputs.ofDeal(finding);
        }
        return inputs.numbers;
    }

    private void ofLine(Finding finding, PricedLine line) {
        switch (finding.rule().measure()) {
            case LINE_DISCOUNT_PCT -> amount("list", line.list()).amount("net", line.net());
            case LINE_TRUE_MARGIN_PCT -> amount("net", line.net()).amount("cost", line.cost());
            case LINE_EFFORT_SHORTFALL_PCT ->
                number("includedHours", line.defaultHours()).number("plannedHours", line.plannedHours());
            case LINE_TERM_MONTHS -> number("termMonths", BigDecimal.valueOf(line.months()));
            case LINE_VALIDITY_MONTHS -> {
                if (finding.figure().hasValue()) {
                    number("validityMonths", BigDecimal.valueOf(line.input().validityMonths()));
                }
            }
            default -> throw new IllegalStateException(finding.rule().measure() + " is not measured of a line");
        }
    }

    private void ofDeal(Finding finding) {
        switch (finding.rule().measure()) {
            case RETIRED_LINES -> numbers.put("retiredLines", finding.measured());
            case DEAL_DISCOUNT_PCT -> amount("listTotal", economics.listTotal()).netTotal();
            case DEAL_TRUE_MARGIN_PCT -> netTotal().costTotal();
            case CARVE_GAP_PTS ->
                netTotal().amount("carvedInTotal", economics.carvedInTotal()).costTotal();
            case ONE_TIME_TRUE_MARGIN_PCT -> netAndCost("oneTime", economics.oneTimeLines());
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> netAndCost("subscription", economics.subscriptionLines());
            case REALIZED_RATE -> {
                List<PricedLine> oneTime = economics.oneTimeLines();
                amount("oneTimeNet", sum(oneTime, PricedLine::net));
                number("oneTimeHours", sum(oneTime, PricedLine::plannedHours));
            }
            case TCV -> netTotal();
            case ACV -> amount("acv", economics.acv());
            case PAYMENT_TERMS_DAYS -> numbers.put("paymentTermsDays", finding.measured());
            case CUSTOMER_CONCENTRATION_PCT, CUSTOMER_WINDOW_TCV -> ofCustomer(finding.customerDeals());
            default -> throw new IllegalStateException(finding.rule().measure() + " is not measured of a deal");
        }
    }

    private void ofCustomer(Finding.CustomerDeals deals) {
        amount("tcv", economics.tcv()).amount("customerTcv", deals.sum());
        if (deals.overallSum() != null) {
            amount("overallTcv", deals.overallSum());
        }
    }

    private void netAndCost(String kind, List<PricedLine> lines) {
        amount(kind + "Net", sum(lines, PricedLine::net)).amount(kind + "Cost", sum(lines, PricedLine::cost));
    }

    private FindingInputs netTotal() {
        return amount("netTotal", economics.netTotal());
    }

    private FindingInputs costTotal() {
        return amount("costTotal", economics.costTotal());
    }

    private FindingInputs amount(String name, BigDecimal amount) {
        numbers.put(name, Rounding.show(amount, economics.currency()));
        return this;
    }

    private FindingInputs number(String name, BigDecimal number) {
        numbers.put(name, Rounding.plain(number));
        return this;
    }

    private static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> of) {
        return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
