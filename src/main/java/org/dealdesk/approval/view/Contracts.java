package org.dealdesk.approval.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dealdesk.deal.ContractDeals;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** What a contract adds up to: a won deal and its change orders. */
@Component
public class Contracts {

    private final ContractDeals deals;
    private final Policies policies;

    Contracts(ContractDeals deals, Policies policies) {
        this.deals = deals;
        this.policies = policies;
    }

    /** The deals of a contract that count, the original first; the amounts are in the policy's currency. */
    public record Contract(DealNumber original, List<ContractDeals.One> deals) {

        public BigDecimal tcv() {
            return deals.stream().map(ContractDeals.One::tcv).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public BigDecimal acv() {
            return deals.stream().map(ContractDeals.One::acv).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Of a won deal or a change order; empty for all others, and for reps who do not own the deal. */
    public Optional<Contract> of(Deal deal, Caller caller) {
        boolean contract = deal.status() == DealStatus.WON || deal.changeOrderOf() != null;
        boolean mayRead = caller.seesAllDeals() || deal.owner().equals(caller.id());
        if (!contract || !mayRead || deal.figures() == null) {
            return Optional.empty();
        }
        DealNumber original = deal.changeOrderOf() == null ? deal.number() : deal.changeOrderOf();
        return Optional.of(new Contract(original, deals.of(original, policies.today())));
    }
}
