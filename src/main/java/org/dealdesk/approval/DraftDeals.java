package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.DealConflicts;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.ChangeOrders;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.Policy;
import org.springframework.stereotype.Component;

/** What an owner does with a deal before it is submitted: create, change, delete. */
@Component
public class DraftDeals {

    private final DealTransactions transactions;
    private final Deals deals;
    private final Access access;
    private final DealAssessor appraisal;
    private final People people;
    private final ChangeOrders changeOrders;
    private final DealViews views;

    DraftDeals(
            DealTransactions transactions,
            Deals deals,
            Access access,
            DealAssessor appraisal,
            People people,
            ChangeOrders changeOrders,
            DealViews views) {
        this.transactions = transactions;
        this.deals = deals;
        this.access = access;
        this.appraisal = appraisal;
        this.people = people;
        this.changeOrders = changeOrders;
        this.views = views;
    }

    /** Stores a new draft; only a CRM client names another person as its owner. */
    public DealView create(NewDeal wanted, Faults faults, Caller caller) {
        return views.of(transactions.creating(
                inForce -> checkedDraft(wanted, inForce, faults, caller),
                caller,
                tx -> ProposalJson.read(tx.deal().workingCopy()),
                this::created));
    }

    /** Replaces the working copy; a deal stays a change order of the same contract, or none. */
    public DealView replace(DealRef ref, NewDeal written, Faults faults, Caller caller) {
        return replace(
                ref,
                written.proposal(),
                deal -> {
                    if (written.changeOrderOf() != null
                            && (deal.changeOrderOf() == null
                                    || !written.changeOrderOf()
                                            .equals(deal.changeOrderOf().toString()))) {
                        faults.add("/changeOrderOf", "not-allowed", "is stated when the deal is created");
                    }
                },
                faults,
                caller);
    }

    /** Replaces the working copy. */
    public DealView replace(DealRef ref, Proposal proposal, Faults faults, Caller caller) {
        return replace(ref, proposal, deal -> {}, faults, caller);
    }

    private DealView replace(DealRef ref, Proposal proposal, Consumer<Deal> check, Faults faults, Caller caller) {
        DealTransaction done = transactions.on(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            Deal deal = tx.deal();
            if (!deal.status().editable()) {
                throw wrongStatus(deal, "changed");
            }
            check.accept(deal);
            ChangeOrders.check(deal, proposal, faults);
            appraisal.check(proposal, tx.inForce(), faults);
            requireFreeReference(proposal, deal.id(), caller);
            tx.become(deal.withWorkingCopy(proposal));
            tx.record(EventType.DEAL_CHANGED, summary(proposal));
        });
        return views.of(done);
    }

    /** Forgets a deal that was never submitted. */
    public void delete(DealRef ref, Caller caller) {
        transactions.deleting(ref, caller, deal -> access.requireOwner(deal, caller), tx -> {
            if (tx.deal().revision() > 0) {
                throw wrongStatus(tx.deal(), "deleted: what has been submitted stays");
            }
        });
    }

    /** The draft as it would be stored; refuses what cannot be one. */
    Deal checkedDraft(NewDeal wanted, Policy inForce, Faults faults, Caller caller) {
        if (wanted.changeOrderOf() != null) {
            return checkedChangeOrder(wanted, inForce, faults, caller);
        }
        if (!caller.is(Role.SALES_REP) && !caller.is(Role.CRM)) {
            throw Access.forbidden(caller, null, "Only sales reps and CRM clients create deals");
        }
        return checkedDraft(wanted.proposal(), owner(wanted.owner(), faults, caller), inForce, faults, caller);
    }

    private Deal checkedChangeOrder(NewDeal wanted, Policy inForce, Faults faults, Caller caller) {
        Deal original = changeOrders.original(wanted.changeOrderOf(), caller);
        if (wanted.owner() != null && !wanted.owner().equals(original.owner())) {
            faults.add("/owner", "not-allowed", "is " + original.owner() + ", as of " + original.number());
        }
        Proposal completed = changeOrders.completed(wanted.proposal(), original, faults);
        return checkedDraft(completed, original.owner(), inForce, faults, caller)
                .adding(original.number());
    }

    private Deal checkedDraft(Proposal proposal, String owner, Policy inForce, Faults faults, Caller caller) {
        Instant now = transactions.now();
        appraisal.check(proposal, inForce, faults);
        requireFreeReference(proposal, 0, caller);
        return Deal.draft(proposal, owner, now);
    }

    /** What a new draft records of itself. */
    static void recordCreation(DealTransaction tx, Proposal proposal) {
        tx.record(EventType.DEAL_CREATED, summary(proposal));
    }

    /** Who creates a draft for its owner has a part in it from now on. */
    private void created(DealTransaction tx, Proposal proposal) {
        tx.conflicted(DealConflicts.ofSubmitter(tx.actor(), tx.deal().owner()));
        recordCreation(tx, proposal);
    }

    private String owner(String named, Faults faults, Caller caller) {
        if (!caller.is(Role.CRM)) {
            if (named != null && !named.equals(caller.id())) {
                faults.add("/owner", "not-allowed", "only a CRM client names the owner");
            }
            return caller.id();
        }
        if (named == null) {
            faults.add("/owner", "missing", "a CRM client must say whose deal it is");
            return caller.id();
        }
        if (people.find(named)
                .filter(person -> person.active() && person.has(Role.SALES_REP))
                .isEmpty()) {
            faults.add("/owner", "not-a-rep", "is not an active sales rep");
        }
        return named;
    }

    private void requireFreeReference(Proposal proposal, long except, Caller caller) {
        if (proposal.externalRef() == null) {
            return;
        }
        Optional<Deal> holder = deals.withExternalRef(proposal.externalRef()).filter(deal -> deal.id() != except);
        if (holder.isPresent()) {
            throw taken(proposal, holder.get(), caller);
        }
    }

    /** Names the other deal and what differs from it, to those who may see it. */
    private Refusal taken(Proposal proposal, Deal holder, Caller caller) {
        if (!access.sees(holder, caller)) {
            return new Refusal(
                    ProblemType.EXTERNAL_REF_TAKEN,
                    "Another deal already has the external reference " + proposal.externalRef());
        }
        List<String> differing = ProposalJson.differing(
                proposal.completedFor(caller.id()),
                views.complete(holder).proposal().completedFor(holder.owner()));
        return new Refusal(
                        ProblemType.EXTERNAL_REF_TAKEN,
                        "%s already has the external reference %s%s; %s"
                                .formatted(
                                        holder.number(),
                                        proposal.externalRef(),
                                        holder.externalRef().equals(proposal.externalRef())
                                                ? ""
                                                : ", spelt " + holder.externalRef(),
                                        differing.isEmpty()
                                                ? "no field differs"
                                                : "they differ in " + String.join(", ", differing)))
                .with("deal", holder.number().toString())
                .with("differing", differing);
    }

    private static ObjectNode summary(Proposal proposal) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("name", proposal.name());
        data.put("customer", proposal.customer().id());
        data.put("proposalSha256", CanonicalJson.sha256(ProposalJson.text(proposal)));
        return data;
    }

    static Refusal wrongStatus(Deal deal, String what) {
        return new Refusal(
                        ProblemType.WRONG_STATUS,
                        "%s is %s and cannot be %s".formatted(deal.number(), deal.status(), what))
                .with("dealStatus", deal.status().name());
    }
}
