package org.dealdesk.guardrail.measure;

import static org.dealdesk.guardrail.measure.MeasureRow.ofCustomer;
import static org.dealdesk.guardrail.measure.MeasureRow.ofDeal;
import static org.dealdesk.guardrail.measure.MeasureRow.ofLine;
import static org.dealdesk.guardrail.measure.MeasureText.months;
import static org.dealdesk.guardrail.measure.MeasureText.number;
import static org.dealdesk.guardrail.measure.MeasureText.ratio;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Measure;

/**
 * Every measure, one row each: its value, the numbers it came from, and how it reads. A new measure takes its constant in {@link
 * Measure} and its row here; all else asks these two.
 */
public final class MeasureTable {

    private static final String LIST_IS_ZERO = "the list price is zero";
    private static final String NET_IS_ZERO = "the net price is zero";

    private static final List<MeasureRow> ROWS = List.of(
            ofDeal(
                    Measure.RETIRED_LINES,
                    deal -> Figure.of(deal.retired().size()),
                    numbers -> numbers.value("retiredLines"),
                    new RetiredText()),
            ofLine(
                    Measure.LINE_DISCOUNT_PCT,
                    PricedLine::discountPct,
                    numbers -> numbers.amount("list", numbers.line().list())
                            .amount("net", numbers.line().net()),
                    ratio("line {line} discount", LIST_IS_ZERO)),
            ofLine(
                    Measure.LINE_TRUE_MARGIN_PCT,
                    PricedLine::trueMarginPct,
                    numbers -> numbers.amount("net", numbers.line().net())
                            .amount("cost", numbers.line().cost()),
                    ratio("line {line} margin", NET_IS_ZERO)),
            ofLine(
                    Measure.LINE_EFFORT_SHORTFALL_PCT,
                    PricedLine::effortShortfallPct,
                    numbers -> numbers.number("includedHours", numbers.line().defaultHours())
                            .number("plannedHours", numbers.line().plannedHours()),
                    number("line {line} is planned {value} short of the hours it includes")),
            ofLine(
                    Measure.LINE_VALIDITY_MONTHS,
                    PricedLine::validityMonths,
                    numbers -> numbers.value("validityMonths"),
                    months("line {line} hours expire after {value}", "line {line} hours never expire")),
            ofLine(
                    Measure.LINE_TERM_MONTHS,
                    PricedLine::termMonths,
                    numbers -> numbers.value("termMonths"),
                    number("line {line} runs for {value}")),
            ofDeal(
                    Measure.DEAL_DISCOUNT_PCT,
                    deal -> deal.economics().discountPct(),
                    numbers -> numbers.amount("listTotal", numbers.economics().listTotal())
                            .netTotal(),
                    ratio("deal discount", LIST_IS_ZERO)),
            ofDeal(
                    Measure.DEAL_TRUE_MARGIN_PCT,
                    deal -> deal.economics().trueMarginPct(),
                    numbers -> numbers.netTotal().costTotal(),
                    ratio("deal margin", NET_IS_ZERO)),
            ofDeal(
                    Measure.ONE_TIME_TRUE_MARGIN_PCT,
                    deal -> deal.economics().oneTimeTrueMarginPct(),
                    numbers -> numbers.netAndCost("oneTime", numbers.economics().oneTimeLines()),
                    ratio("one-time margin", NET_IS_ZERO)),
            ofDeal(
                    Measure.SUBSCRIPTION_TRUE_MARGIN_PCT,
                    deal -> deal.economics().subscriptionTrueMarginPct(),
                    numbers -> numbers.netAndCost(
                            "subscription", numbers.economics().subscriptionLines()),
                    ratio("subscription margin", NET_IS_ZERO)),
            ofDeal(
                    Measure.CARVE_GAP_PTS,
                    deal -> deal.economics().carveGapPts(),
                    numbers -> numbers.netTotal()
                            .amount("carvedInTotal", numbers.economics().carvedInTotal())
                            .costTotal(),
                    ratio("carve-in gap", NET_IS_ZERO)),
            ofDeal(
                    Measure.REALIZED_RATE,
                    deal -> deal.economics().realizedRate(),
                    MeasureTable::oneTimeHours,
                    ratio("realized hourly rate", "no hours are planned")),
            ofDeal(
                    Measure.TCV,
                    deal -> Figure.of(
                            deal.economics().tcv().add(deal.deal().contract().tcv())),
                    numbers -> numbers.netTotal()
                            .ofContract("Tcv", numbers.economics().tcv()),
                    number("total contract value is {value}")),
            ofDeal(
                    Measure.ACV,
                    deal -> Figure.of(
                            deal.economics().acv().add(deal.deal().contract().acv())),
                    numbers -> numbers.amount("acv", numbers.economics().acv())
                            .ofContract("Acv", numbers.economics().acv()),
                    number("annual contract value is {value}")),
            ofDeal(
                    Measure.PAYMENT_TERMS_DAYS,
                    deal -> Figure.of(deal.deal().proposal().paymentTermsDays()),
                    numbers -> numbers.value("paymentTermsDays"),
                    number("payment terms are net {value}")),
            ofCustomer(
                    Measure.CUSTOMER_CONCENTRATION_PCT,
                    new CustomerShare(),
                    numbers -> customerTcv(numbers)
                            .amount("overallTcv", numbers.counted().overallSum()),
                    ratio("the customer's share of approved business", "no deal has been approved")),
            ofCustomer(
                    Measure.CUSTOMER_WINDOW_TCV,
                    new RecentDeals(),
                    MeasureTable::customerTcv,
                    number("the total of the customer's recent deals is {value}")));

    private static final Map<Measure, MeasureRow> BY_MEASURE = byMeasure();

    private MeasureTable() {}

    public static MeasureRow of(Measure measure) {
        MeasureRow row = BY_MEASURE.get(measure);
        if (row == null) {
            throw new IllegalStateException(measure + " has no row in the table of measures");
        }
        return row;
    }

    private static Map<Measure, MeasureRow> byMeasure() {
        Map<Measure, MeasureRow> rows = new EnumMap<>(Measure.class);
        for (MeasureRow row : ROWS) {
            if (rows.put(row.measure(), row) != null) {
                throw new IllegalStateException(row.measure() + " has two rows in the table of measures");
            }
        }
        return rows;
    }

    private static void oneTimeHours(Numbers numbers) {
        List<PricedLine> oneTime = numbers.economics().oneTimeLines();
        BigDecimal net = Numbers.sum(oneTime, PricedLine::net);
        numbers.amount("oneTimeNet", net).number("oneTimeHours", Numbers.sum(oneTime, PricedLine::plannedHours));
    }

    private static Numbers customerTcv(Numbers numbers) {
        return numbers.amount("tcv", numbers.economics().tcv())
                .amount("customerTcv", numbers.counted().sum());
    }
}
