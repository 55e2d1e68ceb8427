package org.dealdesk.approval.won;

import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revisions;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.text.Identity;
import org.springframework.stereotype.Component;

/** What is added to a won contract is a deal of its own, a change order of the original. */
@Component
public class ChangeOrders {

    private final Access access;
    private final Revisions revisions;

    ChangeOrders(Access access, Revisions revisions) {
        this.access = access;
        this.revisions = revisions;
    }

    /** The original that a change order adds to, if the caller may add to it and if it is a contract. */
    public Deal original(String number, Caller caller) {
        DealNumber parsed = DealNumber.parse(number).orElseThrow(() -> Refusal.notFound("deal " + number));
        Deal original = access.visible(parsed, caller);
        if (!original.owner().equals(caller.id()) && !caller.is(Role.CRM) && !caller.is(Role.FINANCE)) {
            throw Access.forbidden(
                    caller, original, "The owner of " + number + ", CRM clients and finance add to its contract");
        }
        boolean contract = original.status() == DealStatus.WON
                && !original.awaitsConfirmation()
                && original.changeOrderOf() == null;
        if (!contract) {
            throw new Refusal(ProblemType.NOT_A_CONTRACT, number + " is " + why(original))
                    .with("dealStatus", original.status().name());
        }
        return original;
    }

    private static String why(Deal original) {
        if (original.changeOrderOf() != null) {
            return "a change order of " + original.changeOrderOf();
        }
        return original.awaitsConfirmation() ? "won, but not confirmed" : original.status() + ", not WON";
    }

    /** The proposal with the original's credits where it names none; another customer or currency is a fault. */
    public Proposal completed(Proposal proposal, Deal original, Faults faults) {
        check(original.headline(), original.number(), proposal, faults);
        return proposal.credits() != null
                ? proposal
                : proposal.withCredits(revisions
                        .find(original.id(), original.revision())
                        .orElseThrow()
                        .proposal()
                        .credits());
    }

    /** A change order stays with the customer and the currency of its contract. */
    public static void check(Deal deal, Proposal proposal, Faults faults) {
        if (deal.changeOrderOf() != null) {
            check(deal.headline(), deal.changeOrderOf(), proposal, faults);
        }
    }

    private static void check(Deal.Headline contract, DealNumber original, Proposal proposal, Faults faults) {
        if (proposal.customer() != null
                && proposal.customer().id() != null
                && !Identity.key(proposal.customer().id()).equals(Identity.key(contract.customerId()))) {
            faults.add("/customer/id", "not-allowed", "is not the customer of " + original);
        }
        if (proposal.currency() != null && !proposal.currency().equals(contract.currency())) {
            faults.add("/currency", "not-allowed", "is not the currency of " + original);
        }
    }
}
