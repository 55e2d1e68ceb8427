package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.ExpectedCommission.NothingDue;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.CommissionRules;

/** Derives the commission: its base, the amount behind the gate, and each rep's part by largest remainder. */
final class CommissionDerivation {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PricedDeal deal;
    private final ExpectedCommission commission;
    private final Currency currency;

    private CommissionDerivation(PricedDeal deal, ExpectedCommission commission) {
        this.deal = deal;
        this.commission = commission;
        this.currency = commission.currency();
    }

    static List<DerivedFigure> of(PricedDeal deal, Economics economics) {
        CommissionRules rules = deal.policy().commission();
        if (!rules.isFlat() || !rules.overlays().isEmpty()) {
            return PlanDerivation.of(deal, economics.commission());
        }
        CommissionDerivation derivation = new CommissionDerivation(deal, economics.commission());
        List<DerivedFigure> figures = new ArrayList<>(derivation.amount());
        figures.addAll(derivation.split());
        return figures;
    }

    private List<DerivedFigure> amount() {
        DerivationSheet sheet = DerivationSheet.ofDeal();
        CommissionRules rules = deal.policy().commission();
        List<PricedLine> earning = deal.lines().stream()
                .filter(line -> rules.kinds().contains(line.kind()))
                .toList();
        Formula base = Formula.sum("net", earning, line -> shown(line.net()));
        sheet.sum(
                "commissionBase",
                "The net of the lines of a kind that earns commission",
                base,
                commission.base(),
                currency);
        boolean due = isDue();
        Formula formula = due
                ? Formula.of("commissionBase × rate / 100")
                        .with("commissionBase", shown(commission.base()))
                        .with("rate", commission.rate())
                : Formula.of("0");
        Ratio exact = due
                ? Ratio.of(commission.base().multiply(commission.rate()), HUNDRED)
                : Ratio.of(BigDecimal.ZERO, HUNDRED);
        sheet.amount("commission", words(), formula, exact, commission.amount(), currency);
        return sheet.figures();
    }

    /** Whether the gate is open; the commission may still be 0. */
    private boolean isDue() {
        return commission.nothingDue() == null
                || commission.nothingDue() == NothingDue.NO_BASE
                || commission.nothingDue() == NothingDue.ROUNDED_TO_ZERO;
    }

    private String words() {
        String what = "The commission of the deal";
        return commission.nothingDue() == null ? what : what + ": 0, because " + because(commission.nothingDue());
    }

    private static String because(NothingDue reason) {
        return switch (reason) {
            case NO_LINE_EARNS -> "no line earns commission";
            case NO_ONE_TIME_LINES -> "the one-time true margin is absent: there is no one-time line";
            case MARGIN_UNDEFINED -> "the one-time true margin is undefined: the one-time net is 0";
            case MARGIN_BELOW_GATE -> "the one-time true margin is below the gate";
            case NO_BASE -> "the rate or the base is 0";
            case ROUNDED_TO_ZERO -> "less than half a minor unit is due";
        };
    }

    private List<DerivedFigure> split() {
        List<Credit> credits = deal.proposal().credits();
        List<DerivedFigure> figures = new ArrayList<>();
        List<BigDecimal> parts = credits.stream().map(this::part).toList();
        BigDecimal missing = commission.amount().subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        for (int index = 0; index < credits.size(); index++) {
            figures.addAll(share(credits.get(index), parts.get(index), index, missing));
        }
        return figures;
    }

    private BigDecimal part(Credit credit) {
        return Rounding.down(commission.amount().multiply(credit.percent()), HUNDRED, currency);
    }

    private List<DerivedFigure> share(Credit credit, BigDecimal part, int index, BigDecimal missing) {
        DerivationSheet sheet = DerivationSheet.ofRep(credit.rep());
        Ratio exact = Ratio.of(commission.amount().multiply(credit.percent()), HUNDRED);
        Formula ofCommission = Formula.of("commission × percent / 100")
                .with("commission", shown(commission.amount()))
                .with("percent", credit.percent());
        sheet.add(
                "commissionPart",
                "The rep's percentage of the commission, the rest of a minor unit cut off",
                ofCommission,
                exact,
                "down to " + currency.decimals() + " decimals",
                shown(part),
                currency.code());
        Formula left = new Formula(ofCommission.text() + " − commissionPart", ofCommission.inputs(), false)
                .with("commissionPart", shown(part));
        Ratio remainder = exact.minus(Ratio.whole(part));
        sheet.add(
                "commissionRemainder",
                "What was cut off",
                left,
                remainder,
                DerivationSheet.EXACT,
                remainder.digits(12),
                currency.code());
        BigDecimal share = commission.split().get(index).amount();
        BigDecimal added = share.subtract(part);
        String words =
                "The parts leave %s over: one minor unit each to the largest remainders, ties to the earlier credit; %s"
                        .formatted(
                                AmountText.of(missing, currency),
                                added.signum() == 0 ? "this rep gets none" : "this rep gets one");
        Formula sum = Formula.of("commissionPart + added")
                .with("commissionPart", shown(part))
                .with("added", shown(added));
        sheet.sum("commissionShare", words, sum, share, currency);
        return sheet.figures();
    }

    private String shown(BigDecimal amount) {
        return Rounding.show(amount, currency);
    }
}
