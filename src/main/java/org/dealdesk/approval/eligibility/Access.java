package org.dealdesk.approval.eligibility;

import java.util.List;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Deals;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.stereotype.Component;

/** Who may see a deal, and who may move it. What is not yours to see does not exist for you. */
@Component
public class Access {

    private final Deals deals;
    private final OpenQuestions questions;

    Access(Deals deals, OpenQuestions questions) {
        this.deals = deals;
        this.questions = questions;
    }

    /**
     * The deal, if the caller may see it. Drafts are seen by their owner only; reps see their own and credited deals, and one on which
     * their advice is asked, for that long.
     */
    public Deal visible(DealNumber number, Caller caller) {
        Deal deal = deals.find(number).orElseThrow(() -> Refusal.notFound("deal " + number));
        requireVisible(deal, caller);
        return deal;
    }

    public boolean exists(DealNumber number) {
        return deals.find(number).isPresent();
    }

    public boolean sees(Deal deal, Caller caller) {
        return deal.owner().equals(caller.id())
                || (deal.status() != DealStatus.DRAFT
                        && (caller.seesAllDeals()
                                || !deals.visibleTo(caller.id(), List.of(deal.id()))
                                        .isEmpty()
                                || questions.areAsked(deal.id(), caller.id())));
    }

    public void requireVisible(Deal deal, Caller caller) {
        if (!sees(deal, caller)) {
            throw SecurityLog.hide(caller, "deal " + deal.number());
        }
    }

    public void requireOwner(Deal deal, Caller caller) {
        if (!deal.owner().equals(caller.id())) {
            requireVisible(deal, caller);
            throw forbidden(caller, deal, "Only the owner of " + deal.number() + " may do this");
        }
    }

    public void requireOwnerOrCrm(Deal deal, Caller caller) {
        if (!caller.is(Role.CRM)) {
            requireOwner(deal, caller);
        } else {
            requireVisible(deal, caller);
        }
    }

    public static Refusal forbidden(Caller caller, Deal deal, String detail) {
        return refuse(ProblemType.FORBIDDEN, caller, deal, detail);
    }

    /** Says no to a person, and tells the security log. */
    public static Refusal refuse(ProblemType type, Caller caller, Deal deal, String detail) {
        return deal == null
                ? SecurityLog.refuse(type, caller, detail)
                : SecurityLog.refuse(type, caller, deal.number().toString(), detail);
    }
}
