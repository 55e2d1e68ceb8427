package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.commission.MarginGate;
import org.dealdesk.guardrail.commission.PlanCommission;
import org.dealdesk.guardrail.commission.PlanCommission.Part;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionPlan.Base;
import org.dealdesk.policy.CommissionPlan.Tier;
import org.dealdesk.policy.CommissionRules.Overlay;

/** Derives a commission plan by plan: base, each rep's part of it, the overlays, and the sum of all. */
final class PlanDerivation {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PricedDeal deal;
    private final ExpectedCommission commission;
    private final Currency currency;
    private final List<DerivedFigure> figures = new ArrayList<>();

    private PlanDerivation(PricedDeal deal, ExpectedCommission commission) {
        this.deal = deal;
        this.commission = commission;
        this.currency = commission.currency();
    }

    static List<DerivedFigure> of(PricedDeal deal, ExpectedCommission commission) {
        PlanDerivation working = new PlanDerivation(deal, commission);
        DealCommission due = commission.byPlan();
        due.plans().forEach(working::plan);
        working.base(due.plans().stream().filter(plan -> !plan.plan().adds()).toList());
        working.overlays(due);
        commission.split().forEach(working::share);
        working.total();
        return working.figures;
    }

    private void plan(PlanCommission plan) {
        DerivationSheet working = DerivationSheet.ofDeal();
        List<PricedLine> lines = deal.lines().stream()
                .filter(line -> plan.lines().contains(line.number()))
                .toList();
        working.sum(
                symbol("commissionPlanBase", plan.id()),
                "What counts under the plan " + plan.id() + gate(plan),
                Formula.sum(lines, line -> symbol(plan, line), line -> counted(plan, line)),
                plan.base(),
                currency);
        figures.addAll(working.figures());
        for (int index = 0; index < plan.people().size(); index++) {
            part(plan, plan.people().get(index), deal.proposal().credits().get(index));
        }
    }

    private static String gate(PlanCommission plan) {
        return plan.gate() == MarginGate.PASSED
                ? ""
                : ": no commission, since the true margin of its lines is "
                        + (plan.gate() == MarginGate.BELOW
                                ? "below the gate"
                                : plan.gate().name().toLowerCase(Locale.ROOT));
    }

    private static String symbol(PlanCommission plan, PricedLine line) {
        boolean annual = plan.plan().base() == Base.ANNUAL && !line.kind().isOneTime();
        return (annual ? "annualValue" : "net") + "[" + line.number() + "]";
    }

    private String counted(PlanCommission plan, PricedLine line) {
        boolean annual = plan.plan().base() == Base.ANNUAL && !line.kind().isOneTime();
        return shown(annual ? line.annualValue(deal.policy()) : line.net());
    }

    private void part(PlanCommission plan, Part part, Credit credit) {
        DerivationSheet working = DerivationSheet.ofRep(part.person());
        boolean passed = plan.gate() == MarginGate.PASSED;
        Formula share = passed
                ? Formula.of(symbol("commissionPlanBase", plan.id()) + " × percent / 100")
                        .with(symbol("commissionPlanBase", plan.id()), shown(plan.base()))
                        .with("percent", credit.percent())
                : Formula.of("0");
        working.add(
                symbol("commissionPlanShare", plan.id()),
                "The rep's share of the base of the plan " + plan.id(),
                share,
                Ratio.whole(part.share()),
                DerivationSheet.EXACT,
                Rounding.plain(part.share()),
                currency.code());
        working.add(
                symbol("commissionPlanPart", plan.id()),
                words(plan, part),
                plan.plan().pay().isTiered() ? tiers(plan, part) : rate(plan, part),
                exact(plan, part),
                rounding(plan, part),
                shown(part.amount()),
                currency.code());
        figures.addAll(working.figures());
    }

    private String words(PlanCommission plan, Part part) {
        CommissionPlan.Pay pay = plan.plan().pay();
        String how = pay.isTiered()
                ? "by the tiers of the plan %s, from the %s won before"
                        .formatted(plan.id(), Rounding.plain(part.attainment()))
                : "at the rate of the plan " + plan.id();
        String cap = pay.cap() == null ? "" : "; at most " + AmountText.of(pay.cap(), currency);
        return "What the rep gets " + how + cap;
    }

    private String rounding(PlanCommission plan, Part part) {
        BigDecimal cap = plan.plan().pay().cap();
        if (cap != null && part.amount().compareTo(cap) == 0) {
            return "the cap of the plan";
        }
        return plan.plan().pay().isTiered()
                ? DerivationSheet.halfUp(currency.decimals())
                : "to " + currency.decimals() + " decimals by largest remainder";
    }

    private Formula rate(PlanCommission plan, Part part) {
        return Formula.of(symbol("commissionPlanShare", plan.id()) + " × rate / 100")
                .with(symbol("commissionPlanShare", plan.id()), Rounding.plain(part.share()))
                .with("rate", plan.plan().pay().rate());
    }

    /** What of the share lies in each tier, times its rate. */
    private Formula tiers(PlanCommission plan, Part part) {
        List<Tier> tiers = plan.plan().pay().tiers();
        List<String> terms = new ArrayList<>();
        Formula formula = Formula.of("");
        for (int index = 0; index < tiers.size(); index++) {
            BigDecimal inside = inside(tiers, index, part);
            if (inside.signum() > 0) {
                String number = "[" + (index + 1) + "]";
                terms.add("inTier" + number + " × tierRate" + number + " / 100");
                formula = formula.with("inTier" + number, inside)
                        .with("tierRate" + number, tiers.get(index).rate());
            }
        }
        String text = terms.isEmpty() ? "0" : String.join(" + ", terms);
        return new Formula(text, formula.inputs(), false);
    }

    private static BigDecimal inside(List<Tier> tiers, int index, Part part) {
        BigDecimal end = part.attainment().add(part.share());
        BigDecimal from = tiers.get(index).above().max(part.attainment());
        BigDecimal to = index + 1 < tiers.size() ? tiers.get(index + 1).above().min(end) : end;
        return to.subtract(from).max(BigDecimal.ZERO);
    }

    private Ratio exact(PlanCommission plan, Part part) {
        if (!plan.plan().pay().isTiered()) {
            return Ratio.of(part.share().multiply(plan.plan().pay().rate()), HUNDRED);
        }
        List<Tier> tiers = plan.plan().pay().tiers();
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 0; index < tiers.size(); index++) {
            sum = sum.add(inside(tiers, index, part).multiply(tiers.get(index).rate()));
        }
        return Ratio.of(sum, HUNDRED);
    }

    private void base(List<PlanCommission> plans) {
        DerivationSheet working = DerivationSheet.ofDeal();
        Formula formula =
                Formula.sum(plans, plan -> symbol("commissionPlanBase", plan.id()), plan -> shown(plan.base()));
        String words = plans.isEmpty()
                ? "What counts under all plans: 0, since no line belongs to a plan"
                : "What counts under all plans that are not on top of others";
        working.sum("commissionBase", words, formula, commission.base(), currency);
        figures.addAll(working.figures());
    }

    private void overlays(DealCommission due) {
        for (DealCommission.Amount amount : due.overlays()) {
            DerivationSheet working = DerivationSheet.ofRep(amount.person());
            BigDecimal percent = deal.policy().commission().overlays().stream()
                    .filter(overlay -> overlay.person().equals(amount.person()))
                    .map(Overlay::percent)
                    .findFirst()
                    .orElseThrow();
            working.amount(
                    "commissionOverlay",
                    "The overlay: a percentage of what the reps of the deal get together",
                    Formula.of("commissionOfReps × percent / 100")
                            .with("commissionOfReps", shown(due.ofReps()))
                            .with("percent", percent),
                    Ratio.of(due.ofReps().multiply(percent), HUNDRED),
                    amount.amount(),
                    currency);
            figures.addAll(working.figures());
        }
    }

    private void share(ExpectedCommission.Share share) {
        DerivationSheet working = DerivationSheet.ofRep(share.rep());
        working.sum("commissionShare", "All that the person gets of the deal", parts(share), share.amount(), currency);
        figures.addAll(working.figures());
    }

    private Formula parts(ExpectedCommission.Share share) {
        boolean overlay = commission.byPlan().overlays().stream()
                .anyMatch(amount -> amount.person().equals(share.rep()));
        if (overlay) {
            return Formula.of("commissionOverlay").with("commissionOverlay", shown(share.amount()));
        }
        return Formula.sum(
                commission.byPlan().plans(),
                plan -> symbol("commissionPlanPart", plan.id()),
                plan -> shown(plan.people().stream()
                        .filter(part -> part.person().equals(share.rep()))
                        .map(Part::amount)
                        .findFirst()
                        .orElseThrow()));
    }

    private void total() {
        DerivationSheet working = DerivationSheet.ofDeal();
        Formula formula = Formula.sum(
                commission.split(), share -> symbol("commissionShare", share.rep()), share -> shown(share.amount()));
        working.sum("commission", "The commission of the deal: all shares", formula, commission.amount(), currency);
        figures.addAll(working.figures());
    }

    private static String symbol(String name, String of) {
        return name + "[" + of + "]";
    }

    private String shown(BigDecimal amount) {
        return Rounding.show(amount, currency);
    }
}
