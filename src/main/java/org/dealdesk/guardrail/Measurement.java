package org.dealdesk.guardrail;

import java.util.List;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerMeasure;
import org.dealdesk.guardrail.measure.MeasureRow;
import org.dealdesk.guardrail.measure.MeasureTable;
import org.dealdesk.guardrail.measure.MeasuredDeal;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;

/** Takes the value of each measure from one deal and has the guardrail judge it. */
public final class Measurement {

    private final MeasuredDeal measured;

    public Measurement(PricedDeal deal, Economics economics, CustomerInputs inputs) {
        this.measured = MeasuredDeal.of(deal, economics, inputs);
    }

    /** What the guardrail says, if anything: of each of its lines, or of the deal. */
    public void judge(Guardrail guardrail, List<Finding> findings) {
        PricedDeal deal = measured.deal();
        if (!guardrail
                .scope()
                .holds(
                        measured.economics().tcv(),
                        deal.segment(),
                        deal.proposal().region())) {
            return;
        }
        MeasureRow row = MeasureTable.of(guardrail.measure());
        if (row.isOfLine()) {
            for (PricedLine line : deal.lines()) {
                if (guardrail.scope().holds(line.kind())) {
                    judge(guardrail, row.value(line), line.number(), null, findings);
                }
            }
        } else {
            judge(guardrail, row.value(measured, guardrail), null, row.customer(), findings);
        }
    }

    private void judge(
            Guardrail guardrail, Figure figure, Integer line, CustomerMeasure customer, List<Finding> findings) {
        if (!figure.isAbsent()) {
            Currency currency = measured.economics().currency();
            findings.add(new Judgement(guardrail, figure, line, measured.retired(), currency)
                    .finding(customer == null ? null : customer.counted(measured.inputs(), guardrail)));
        }
    }

    /**
     * The largest of the deal's own value, that of the contract it adds to, and that of the customer's recent deals together with
     * this one.
     */
    public Figure sizeForRouting() {
        return measured.deal().policy().guardrails().stream()
                .filter(Measurement::countsForRouting)
                .map(guardrail -> MeasureTable.of(guardrail.measure()).value(measured, guardrail))
                .filter(Figure::hasValue)
                .reduce(ofContract(), (one, other) -> one.ratio().compareTo(other.ratio()) >= 0 ? one : other);
    }

    private Figure ofContract() {
        return Figure.of(
                measured.economics().tcv().add(measured.deal().contract().tcv()));
    }

    private static boolean countsForRouting(Guardrail guardrail) {
        CustomerMeasure customer = MeasureTable.of(guardrail.measure()).customer();
        return customer != null && customer.countsForRouting();
    }
}
