package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.LineCheck;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.policy.DealCurrency;

/** The remedy of a finding on an input: the nearest number that gets so far, if a deal may have it. */
record InputRemedy(PricedDeal deal, Finding finding, Change change, Reach reach) {

    Optional<Remedy> remedy() {
        return reach.limits(finding)
                .filter(this::possible)
                .map(at -> new Remedy(change, null, finding.line(), from(), at.setScale(0)))
                .findFirst();
    }

    /** Null for hours that never expire. */
    private BigDecimal from() {
        return finding.measured() == null ? null : new BigDecimal(finding.measured());
    }

    private boolean possible(BigDecimal at) {
        return finding.rule().measure().range(deal.policy()).holds(at)
                && (change != Change.TERM_MONTHS || affordable(at));
    }

    /** A longer term must not take the line above what a line may come to. */
    private boolean affordable(BigDecimal months) {
        PricedLine line = deal.lines().get(finding.line() - 1);
        if (months.intValueExact() <= line.months()) {
            return true;
        }
        DealCurrency currency = deal.currency();
        PricedLine longer = PricedLine.of(
                line.number(), line.input().withTermMonths(months.intValueExact()), currency, deal.policy());
        BigDecimal dearest = longer.unitPrice().max(longer.listUnitPrice());
        BigDecimal paid = PricedLine.amount(longer.input(), dearest, longer.months(), currency);
        return paid.max(longer.list()).max(longer.net()).max(longer.cost()).compareTo(LineCheck.MOST) <= 0;
    }
}
