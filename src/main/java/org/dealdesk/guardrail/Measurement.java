package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.Finding.CustomerDeals;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Sku;

/** Takes the value of each measure from one deal and has the guardrail judge it. */
public final class Measurement {

    private final PricedDeal deal;
    private final Economics economics;
    private final CustomerInputs inputs;
    private final List<Sku> retired;

    public Measurement(PricedDeal deal, Economics economics, CustomerInputs inputs) {
        this.deal = deal;
        this.economics = economics;
        this.inputs = inputs;
        this.retired = retired(deal);
    }

    /** What the guardrail says, if anything: of each of its lines, or of the deal. */
    public void judge(Guardrail guardrail, List<Finding> findings) {
        if (!guardrail
                .scope()
                .holds(economics.tcv(), deal.segment(), deal.proposal().region())) {
            return;
        }
        if (guardrail.measure().ofLine()) {
            judgeLines(guardrail, findings);
            return;
        }
        Figure figure = ofDeal(guardrail);
        if (!figure.isAbsent()) {
            findings.add(judgement(guardrail, figure, null).finding(customerDeals(guardrail)));
        }
    }

    private void judgeLines(Guardrail guardrail, List<Finding> findings) {
        for (PricedLine line : deal.lines()) {
            if (guardrail.scope().holds(line.kind())) {
                Figure figure = ofLine(guardrail.measure(), line);
                if (!figure.isAbsent()) {
                    findings.add(judgement(guardrail, figure, line.number()).finding(null));
                }
            }
        }
    }

    /** The largest value of the customer's recent deals together with this one, or this one's own where there are none. */
    Figure sizeForRouting() {
        return deal.policy().guardrails().stream()
                .filter(guardrail -> guardrail.measure() == Measure.CUSTOMER_WINDOW_TCV)
                .map(this::recentTcv)
                .filter(Figure::hasValue)
                .reduce((one, other) -> one.ratio().compareTo(other.ratio()) >= 0 ? one : other)
                .orElse(Figure.of(economics.tcv()));
    }

    private Judgement judgement(Guardrail guardrail, Figure figure, Integer line) {
        return new Judgement(guardrail, figure, line, retired, economics.currency());
    }

    private static Figure ofLine(Measure measure, PricedLine line) {
        return switch (measure) {
            case LINE_DISCOUNT_PCT -> line.discountPct();
            case LINE_TRUE_MARGIN_PCT -> line.trueMarginPct();
            case LINE_EFFORT_SHORTFALL_PCT -> line.effortShortfallPct();
            case LINE_VALIDITY_MONTHS -> line.validityMonths();
            case LINE_TERM_MONTHS -> line.termMonths();
            default -> throw new IllegalStateException(measure + " is not measured of a line");
        };
    }

    private Figure ofDeal(Guardrail guardrail) {
        return switch (guardrail.measure()) {
            case RETIRED_LINES -> Figure.of(retired.size());
            case DEAL_DISCOUNT_PCT -> economics.discountPct();
            case DEAL_TRUE_MARGIN_PCT -> economics.trueMarginPct();
            case ONE_TIME_TRUE_MARGIN_PCT -> economics.oneTimeTrueMarginPct();
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> economics.subscriptionTrueMarginPct();
            case CARVE_GAP_PTS -> economics.carveGapPts();
            case REALIZED_RATE -> economics.realizedRate();
            case TCV -> Figure.of(economics.tcv());
            case ACV -> Figure.of(economics.acv());
            case PAYMENT_TERMS_DAYS -> Figure.of(deal.proposal().paymentTermsDays());
            case CUSTOMER_CONCENTRATION_PCT -> concentration(guardrail);
            case CUSTOMER_WINDOW_TCV -> recentTcv(guardrail);
            default -> throw new IllegalStateException(guardrail.measure() + " is not measured of a deal");
        };
    }

    private Figure concentration(Guardrail guardrail) {
        Answer.Concentration answer = inputs.concentration(guardrail.id());
        BigDecimal minimum = ((Window.Months) guardrail.window()).minimum();
        if (answer.overallSum().compareTo(minimum) < 0) {
            return Figure.ABSENT;
        }
        BigDecimal own = economics.tcv();
        return Figure.of(
                Ratio.percent(answer.customerSum().add(own), answer.overallSum().add(own)));
    }

    private Figure recentTcv(Guardrail guardrail) {
        Answer.Recent answer = inputs.recent(guardrail.id());
        return answer.deals().isEmpty()
                ? Figure.ABSENT
                : Figure.of(economics.tcv().add(answer.sum()));
    }

    private CustomerDeals customerDeals(Guardrail guardrail) {
        return switch (guardrail.measure()) {
            case CUSTOMER_CONCENTRATION_PCT -> {
                Answer.Concentration answer = inputs.concentration(guardrail.id());
                yield new CustomerDeals(answer.deals(), answer.others(), answer.customerSum(), answer.overallSum());
            }
            case CUSTOMER_WINDOW_TCV -> {
                Answer.Recent answer = inputs.recent(guardrail.id());
                yield new CustomerDeals(answer.deals(), 0, answer.sum(), null);
            }
            default -> null;
        };
    }

    private static List<Sku> retired(PricedDeal deal) {
        List<Sku> retired = new ArrayList<>(0);
        for (PricedLine line : deal.lines()) {
            if (line.sku().retired()) {
                retired.add(line.sku());
            }
        }
        return List.copyOf(retired);
    }
}
