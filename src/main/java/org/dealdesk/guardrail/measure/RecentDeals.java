package org.dealdesk.guardrail.measure;

import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Window;

/** The total of this customer's deals of some days, the deal itself included: what was split up would be found in it. */
final class RecentDeals implements CustomerMeasure {

    @Override
    public Figure value(MeasuredDeal deal, Guardrail guardrail) {
        Answer.Recent answer = deal.inputs().recent(guardrail.id());
        return answer.deals().isEmpty()
                ? Figure.ABSENT
                : Figure.of(deal.economics().tcv().add(answer.sum()));
    }

    @Override
    public CountedDeals counted(CustomerInputs inputs, Guardrail guardrail) {
        Answer.Recent answer = inputs.recent(guardrail.id());
        return new CountedDeals(answer.deals(), 0, answer.sum(), null);
    }

    @Override
    public boolean countsForRouting() {
        return true;
    }

    @Override
    public String whyAbsent(Guardrail guardrail, Currency currency) {
        return "the customer has no other deal of at most %s that was first submitted within the last %d calendar days"
                .formatted(
                        AmountText.of(window(guardrail).upTo(), currency),
                        window(guardrail).days());
    }

    @Override
    public String words(CountedDeals counted, Guardrail guardrail, Currency currency) {
        return "This deal and %s of the same customer, each of at most %s, first submitted within the last %d calendar days"
                .formatted(
                        others(counted),
                        AmountText.of(window(guardrail).upTo(), currency),
                        window(guardrail).days());
    }

    static String others(CountedDeals counted) {
        int deals = counted.numbers().size();
        return deals == 1 ? "1 other deal" : deals + " other deals";
    }

    @Override
    public String formula() {
        return "tcv + customerTcv";
    }

    private static Window.Days window(Guardrail guardrail) {
        return (Window.Days) guardrail.window();
    }
}
