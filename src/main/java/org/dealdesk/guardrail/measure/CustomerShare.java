package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Window;

/** This customer's share of the business approved within some months, the deal itself included. */
final class CustomerShare implements CustomerMeasure {

    @Override
    public Figure value(MeasuredDeal deal, Guardrail guardrail) {
        Answer.Concentration answer = deal.inputs().concentration(guardrail.id());
        if (answer.overallSum().compareTo(window(guardrail).minimum()) < 0) {
            return Figure.ABSENT;
        }
        BigDecimal own = deal.economics().tcv();
        return Figure.of(
                Ratio.percent(answer.customerSum().add(own), answer.overallSum().add(own)));
    }

    @Override
    public CountedDeals counted(CustomerInputs inputs, Guardrail guardrail) {
        Answer.Concentration answer = inputs.concentration(guardrail.id());
        return new CountedDeals(answer.deals(), answer.others(), answer.customerSum(), answer.overallSum());
    }

    @Override
    public boolean countsForRouting() {
        return false;
    }

    @Override
    public String whyAbsent(Guardrail guardrail, Currency currency) {
        return "the business approved within the last %d calendar months totals less than %s"
                .formatted(
                        window(guardrail).months(),
                        AmountText.of(window(guardrail).minimum(), currency));
    }

    @Override
    public String words(CountedDeals counted, Guardrail guardrail, Currency currency) {
        return "The customer's share of the business approved within the last %d calendar months: %s of this customer, %d of others, and this one"
                .formatted(window(guardrail).months(), RecentDeals.others(counted), counted.others());
    }

    @Override
    public String formula() {
        return "(customerTcv + tcv) / (overallTcv + tcv) × 100";
    }

    private static Window.Months window(Guardrail guardrail) {
        return (Window.Months) guardrail.window();
    }
}
