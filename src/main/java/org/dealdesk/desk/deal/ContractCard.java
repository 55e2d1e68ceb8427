package org.dealdesk.desk.deal;

import java.util.List;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.commission.Commission;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policy;

/**
 * What is agreed with the customer, and the commission on it.
 *
 * @param policy the version that the latest revision was assessed under; null before the first submission
 * @param commission null where none has accrued
 */
public record ContractCard(
        Customer customer,
        String externalRef,
        Agreement agreement,
        String policy,
        CommissionText commission,
        List<Proposal.Link> links) {

    /** Who buys, with the names of segment and region. */
    public record Customer(String id, String segment, String region) {}

    /** The dates and terms of the contract. */
    public record Agreement(Viewer.Moment startDate, Integer paymentTermsDays, List<String> terms) {}

    /** The commission of the deal; {@code reason} says why it was reversed. */
    public record CommissionText(String amount, String state, String reason) {

        private static CommissionText of(Commission commission) {
            return commission == null
                    ? null
                    : new CommissionText(
                            Format.withUnit(
                                    Format.amount(commission.amount(), commission.currency()), commission.currency()),
                            commission.state().name(),
                            commission.reason());
        }
    }

    /** {@code policy} is null before the first submission: codes are shown then. */
    static ContractCard of(DealView view, Policy policy, Caller caller) {
        Proposal proposal = DealScreens.shown(view);
        return new ContractCard(
                customer(proposal, policy),
                proposal.externalRef(),
                new Agreement(Viewer.day(proposal.startDate()), proposal.paymentTermsDays(), terms(proposal, policy)),
                policy == null ? null : policy.version(),
                CommissionText.of(view.commission(caller)),
                proposal.links() == null ? List.of() : proposal.links());
    }

    private static Customer customer(Proposal proposal, Policy policy) {
        String segment = proposal.customer().segment();
        return new Customer(
                proposal.customer().id(),
                policy == null ? segment : policy.names().segment(segment),
                policy == null ? proposal.region() : policy.names().region(proposal.region()));
    }

    private static List<String> terms(Proposal proposal, Policy policy) {
        List<String> codes = proposal.terms() == null ? List.of() : proposal.terms();
        return policy == null ? codes : codes.stream().map(policy::termName).toList();
    }
}
