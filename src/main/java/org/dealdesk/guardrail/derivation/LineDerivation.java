package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.derivation.DerivationSheet.Nothing;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.SkuKind;

/** Derives the figures of one line: its prices in the deal's currency, its amounts in the policy's, and what is made of them. */
final class LineDerivation {

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    private final PricedLine line;
    private final Policy policy;
    private final DealCurrency deal;
    private final DerivationSheet sheet;

    private LineDerivation(PricedLine line, Policy policy, DealCurrency deal) {
        this.line = line;
        this.policy = policy;
        this.deal = deal;
        this.sheet = DerivationSheet.ofLine(line.number());
    }

    static List<DerivedFigure> of(PricedLine line, PricedDeal deal) {
        LineDerivation derivation = new LineDerivation(line, deal.policy(), deal.currency());
        derivation.prices();
        derivation.hours();
        derivation.cost();
        derivation.ratios();
        return derivation.sheet.figures();
    }

    private void prices() {
        BigDecimal listPrice = line.sku().listPrice();
        Formula formula =
                Formula.of("listPrice / fx").with("listPrice", listPrice).with("fx", deal.fx());
        sheet.add(
                "listUnitPrice",
                "The list price of one unit in the deal's currency; fx is what one unit of it is worth in the policy's",
                formula,
                Ratio.of(listPrice, deal.fx()),
                DerivationSheet.halfUp(6),
                Rounding.plain(line.listUnitPrice()),
                deal.currency().code());
        priced("list", "listUnitPrice", "What the line costs by the price book", line.listUnitPrice(), line.list());
        String agreed = line.input().unitPrice() == null
                ? "What the customer pays for the line; no unit price was agreed, so it is the list price"
                : "What the customer pays for the line at the unit price agreed";
        priced("net", "unitPrice", agreed, line.unitPrice(), line.net());
        carvedIn();
    }

    private void priced(String figure, String price, String words, BigDecimal unitPrice, BigDecimal value) {
        BigDecimal quantity = line.input().quantity();
        Formula formula = Formula.of("quantity × " + price + " × months")
                .with("quantity", quantity)
                .with(price, unitPrice)
                .with("months", Integer.toString(line.months()));
        BigDecimal exact = quantity.multiply(unitPrice).multiply(BigDecimal.valueOf(line.months()));
        if (isForeign()) {
            BigDecimal amount = PricedLine.amount(line.input(), unitPrice, line.months(), deal);
            sheet.amount(figure + "InDealCurrency", words, formula, Ratio.whole(exact), amount, deal.currency());
            converted(figure, amount, value);
        } else {
            sheet.amount(figure, words, formula, Ratio.whole(exact), value, deal.currency());
        }
    }

    private void carvedIn() {
        BigDecimal stated =
                line.input().carvedIn() == null ? BigDecimal.ZERO : line.input().carvedIn();
        if (isForeign()) {
            converted("carvedIn", stated, line.carvedIn());
        } else {
            Formula formula = Formula.of("stated").with("stated", stated);
            sheet.amount(
                    "carvedIn",
                    "Revenue carved in, as stated",
                    formula,
                    Ratio.whole(stated),
                    line.carvedIn(),
                    inPolicy());
        }
    }

    private void converted(String figure, BigDecimal amount, BigDecimal value) {
        String symbol = figure + "InDealCurrency";
        Formula formula = Formula.of(symbol + " × fx")
                .with(symbol, Rounding.show(amount, deal.currency()))
                .with("fx", deal.fx());
        sheet.amount(
                figure,
                "The same in the policy's currency",
                formula,
                Ratio.whole(amount.multiply(deal.fx())),
                value,
                inPolicy());
    }

    private void hours() {
        if (line.kind() == SkuKind.SUBSCRIPTION) {
            Formula included = Formula.of("quantity × months × hoursPerMonth")
                    .with("quantity", line.input().quantity())
                    .with("months", Integer.toString(line.months()))
                    .with("hoursPerMonth", line.sku().hoursPerMonth());
            sheet.hours("includedHours", "The hours that the subscription includes", included, line.defaultHours());
        }
        sheet.hours(
                "plannedHours",
                line.effortStated() ? "The hours planned, as stated" : "The hours planned by default",
                planned(),
                line.plannedHours());
    }

    private Formula planned() {
        if (line.effortStated()) {
            return Formula.sum(line.effort(), LineDerivation::hoursOf, planned -> Rounding.plain(planned.hours()));
        }
        return line.kind() == SkuKind.SUBSCRIPTION
                ? Formula.of("includedHours").with("includedHours", line.defaultHours())
                : Formula.of("quantity").with("quantity", line.input().quantity());
    }

    private void cost() {
        StringBuilder text = new StringBuilder();
        BigDecimal exact = BigDecimal.ZERO;
        Formula numbers = Formula.of("");
        for (Effort planned : line.effort()) {
            String rateOf = "rate[" + planned.role() + "]";
            BigDecimal rate = policy.rateCard().get(planned.role());
            text.append(text.isEmpty() ? "" : " + ")
                    .append(hoursOf(planned))
                    .append(" × ")
                    .append(rateOf);
            numbers = numbers.with(hoursOf(planned), planned.hours()).with(rateOf, rate);
            exact = exact.add(planned.hours().multiply(rate));
        }
        sheet.amount(
                "cost",
                "The planned hours at the loaded cost of each role",
                new Formula(text.toString(), numbers.inputs(), true),
                Ratio.whole(exact),
                line.cost(),
                inPolicy());
    }

    private void ratios() {
        sheet.ratio(
                "discountPct",
                "How much less than list the customer pays for the line",
                Nothing.undefined("the list price is 0"),
                Formula.of("(list − net) / list × 100")
                        .with("list", shown(line.list()))
                        .with("net", shown(line.net())),
                line.discountPct(),
                "%");
        sheet.ratio(
                "trueMarginPct",
                "What is left of the line's net after its cost",
                Nothing.undefined("the net price is 0"),
                Formula.of("(net − cost) / net × 100")
                        .with("net", shown(line.net()))
                        .with("cost", shown(line.cost()))
                        .ofCosts(),
                line.trueMarginPct(),
                "%");
        if (line.kind() == SkuKind.SUBSCRIPTION) {
            ofSubscription();
        }
    }

    private void ofSubscription() {
        sheet.ratio(
                "effortShortfallPct",
                "How many of the included hours are not planned",
                new Nothing("", "the subscription includes no hours"),
                Formula.of("(includedHours − plannedHours) / includedHours × 100")
                        .with("includedHours", line.defaultHours())
                        .with("plannedHours", line.plannedHours()),
                line.effortShortfallPct(),
                "%");
        boolean longer = line.months() > MONTHS_OF_A_YEAR.intValueExact();
        Formula formula = Formula.of(longer ? "net × 12 / months" : "net").with("net", shown(line.net()));
        sheet.amount(
                "annualValue",
                longer ? "What the subscription brings in 12 of its months" : "It runs no longer than a year: its net",
                longer ? formula.with("months", Integer.toString(line.months())) : formula,
                longer
                        ? Ratio.of(line.net().multiply(MONTHS_OF_A_YEAR), BigDecimal.valueOf(line.months()))
                        : Ratio.whole(line.net()),
                line.annualValue(policy),
                inPolicy());
    }

    private boolean isForeign() {
        return !deal.currency().code().equals(inPolicy().code());
    }

    private Currency inPolicy() {
        return policy.currency();
    }

    private String shown(BigDecimal amount) {
        return Rounding.show(amount, inPolicy());
    }

    private static String hoursOf(Effort planned) {
        return "hours[" + planned.role() + "]";
    }
}
