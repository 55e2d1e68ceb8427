package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;

/**
 * A complete and faultless proposal, priced under one policy version: all that an assessment looks at.
 *
 * @param commissionInputs what its commission follows from beyond proposal and policy
 * @param contract the rest of the contract that it adds to
 */
public record PricedDeal(
        Proposal proposal,
        Policy policy,
        DealCurrency currency,
        List<PricedLine> lines,
        CommissionInputs commissionInputs,
        ContractInputs contract) {

    /**
     * Prices every line.
     *
     * @param proposal completed for its owner, and without faults by {@link ProposalCheck}
     */
    public static PricedDeal of(Proposal proposal, Policy policy) {
        DealCurrency currency = policy.currencies().get(proposal.currency());
        List<PricedLine> lines = new ArrayList<>(proposal.lines().size());
        for (DealLine line : proposal.lines()) {
            lines.add(PricedLine.of(lines.size() + 1, line, currency, policy));
        }
        return new PricedDeal(
                proposal, policy, currency, List.copyOf(lines), CommissionInputs.NONE, ContractInputs.NONE);
    }

    /** The same deal with what was asked for its commission. */
    public PricedDeal withCommissionInputs(CommissionInputs inputs) {
        return new PricedDeal(proposal, policy, currency, lines, inputs, contract);
    }

    /** The same deal as a change order of a contract. */
    public PricedDeal withContract(ContractInputs rest) {
        return new PricedDeal(proposal, policy, currency, lines, commissionInputs, rest);
    }

    /** The same prices, judged by other guardrails. */
    public PricedDeal judgedBy(Policy other) {
        return new PricedDeal(proposal, other, currency, lines, commissionInputs, contract);
    }

    /** The same deal with another input for one line; the others keep their prices. */
    public PricedDeal withLine(int number, DealLine changed) {
        List<DealLine> inputs = new ArrayList<>(proposal.lines());
        inputs.set(number - 1, changed);
        List<PricedLine> priced = new ArrayList<>(lines);
        priced.set(number - 1, PricedLine.of(number, changed, currency, policy));
        return new PricedDeal(
                proposal.withLines(List.copyOf(inputs)),
                policy,
                currency,
                List.copyOf(priced),
                commissionInputs,
                contract);
    }

    /** The same deal at other unit prices, by line number, in minor units of the deal's currency. */
    public PricedDeal withUnitPrices(Map<Integer, BigDecimal> prices) {
        List<DealLine> inputs = new ArrayList<>(proposal.lines());
        List<PricedLine> priced = new ArrayList<>(lines);
        prices.forEach((number, price) -> {
            int index = number - 1;
            inputs.set(index, inputs.get(index).withUnitPrice(price));
            priced.set(index, PricedLine.of(number, inputs.get(index), currency, policy));
        });
        return new PricedDeal(
                proposal.withLines(List.copyOf(inputs)),
                policy,
                currency,
                List.copyOf(priced),
                commissionInputs,
                contract);
    }

    public PricedDeal withPaymentTermsDays(int days) {
        return new PricedDeal(proposal.withPaymentTermsDays(days), policy, currency, lines, commissionInputs, contract);
    }

    /** Total contract value, in the policy's currency. */
    public BigDecimal tcv() {
        return lines.stream().map(PricedLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The net of a line in the deal's own currency. */
    public BigDecimal dealNet(PricedLine line) {
        return PricedLine.amount(line.input(), line.unitPrice(), line.months(), currency);
    }

    /** The net of all lines in the deal's own currency. */
    public BigDecimal dealNetTotal() {
        return lines.stream().map(this::dealNet).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public String segment() {
        return proposal.customer().segment();
    }
}
