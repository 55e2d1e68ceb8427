package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dealdesk.commission.posting.StoredShares;
import org.dealdesk.deal.ContractDeals;
import org.dealdesk.deal.CustomerDeals;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.ContractInputs;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.guardrail.remedy.WaysToApproval;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.SlowWork;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Checks a proposal against the policy and the directory, and works out what the rules say of it. */
@Component
public class DealAssessor {

    private final Policies policies;
    private final CustomerDeals customers;
    private final People people;
    private final StoredShares shares;
    private final ContractDeals contracts;

    DealAssessor(
            Policies policies, CustomerDeals customers, People people, StoredShares shares, ContractDeals contracts) {
        this.policies = policies;
        this.customers = customers;
        this.people = people;
        this.shares = shares;
        this.contracts = contracts;
    }

    /** What the rules said, and what of the customer's other deals they looked at. */
    public record Appraised(PricedDeal deal, Assessment assessment, CustomerInputs inputs) {

        public Proposal proposal() {
            return deal.proposal();
        }

        public Policy policy() {
            return deal.policy();
        }

        /** What of it is compared with limits of authority. */
        public Extent extent() {
            return Extent.of(deal, inputs);
        }

        /** The assessment as it is stored and answered. */
        public ObjectNode document() {
            return AssessmentDocument.of(deal, assessment);
        }
    }

    /** Refuses with every fault of the input, those found while reading it included. */
    public void check(Proposal proposal, Policy policy, Faults faults) {
        check(proposal, policy, "", faults);
    }

    /** The same for a proposal that stands inside a request, at {@code prefix}. */
    public void check(Proposal proposal, Policy policy, String prefix, Faults faults) {
        ProposalCheck.check(proposal, policy, prefix, faults);
        checkCredits(proposal, prefix, faults);
        faults.refuseIfAny();
    }

    /**
     * Assesses a proposal that has been checked.
     *
     * @param except the deal itself, which is never among the customer's others; 0 for one that is not stored
     */
    public Appraised appraise(Proposal proposal, String owner, Policy policy, Instant now, long except) {
        return appraise(proposal, owner, policy, now, except, SubmittedBefore.NONE);
    }

    /** The same for a deal that is stored, or about to be: it may add to a contract. */
    public Appraised appraise(Proposal proposal, Deal deal, Policy policy, Instant now) {
        Proposal completed = proposal.completedFor(deal.owner());
        PricedDeal priced = priced(completed, policy, now).withContract(contract(deal, now));
        return appraised(priced, now, deal.id(), SubmittedBefore.NONE);
    }

    /** What the rest of the contract adds up to; the deal itself is never among the others. */
    private ContractInputs contract(Deal deal, Instant now) {
        if (deal.changeOrderOf() == null) {
            return ContractInputs.NONE;
        }
        List<ContractDeals.One> others = contracts.of(deal.changeOrderOf(), policies.day(now)).stream()
                .filter(one -> one.number().id() != deal.id())
                .toList();
        return new ContractInputs(
                others.stream().map(one -> one.number().toString()).toList(),
                others.stream().map(ContractDeals.One::tcv).reduce(BigDecimal.ZERO, BigDecimal::add),
                others.stream().map(ContractDeals.One::acv).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The same with the deals counted in that are thought of as submitted before it. */
    public Appraised appraise(
            Proposal proposal, String owner, Policy policy, Instant now, long except, SubmittedBefore before) {
        return appraised(priced(proposal.completedFor(owner), policy, now), now, except, before);
    }

    private PricedDeal priced(Proposal completed, Policy policy, Instant now) {
        return PricedDeal.of(completed, policy).withCommissionInputs(commissionInputs(completed, policy, now));
    }

    private Appraised appraised(PricedDeal priced, Instant now, long except, SubmittedBefore before) {
        CustomerInputs known = CustomerInputs.of(Map.of())
                .withSimilarCustomers(
                        customers.otherSpellings(priced.proposal().customer().id(), except));
        CustomerInputs answered = answered(priced, known, now, except, before);
        return new Appraised(priced, Assessment.of(priced, answered), answered);
    }

    /** What people have won is asked of the ledger only where a plan has tiers, and who is active only of overlays. */
    private CommissionInputs commissionInputs(Proposal completed, Policy policy, Instant now) {
        LocalDate day = policies.day(now);
        Set<String> credited =
                completed.credits().stream().map(Proposal.Credit::rep).collect(Collectors.toSet());
        Set<String> active = people.findAll(policy.commission().overlayPeople()).stream()
                .filter(Person::active)
                .map(Person::id)
                .collect(Collectors.toSet());
        return CommissionInputs.ask(
                completed, policy.commission(), day, active::contains, shares.of(credited, policy.commission(), day));
    }

    /**
     * Ways to reduce approvals.
     *
     * @param lasting whether no new question about the customer's other deals was asked, so that the result stays the same
     */
    public record Searched(WaysToApproval ways, boolean lasting) {}

    /** The ways to reduce approvals from there; a deal changed on the way may ask more of the customer's other deals than it did. */
    public Searched ways(Appraised appraised, Instant now, long except) {
        SlowWork.begins("search for ways to reduce approvals");
        CustomerInputs[] known = {appraised.inputs()};
        boolean[] lasting = {true};
        WaysToApproval ways = WaysToApproval.of(appraised.deal(), appraised.assessment(), changed -> {
            lasting[0] &= CustomerQuestion.of(changed).stream().allMatch(known[0]::knows);
            known[0] = answered(changed, known[0], now, except, SubmittedBefore.NONE);
            return known[0];
        });
        return new Searched(ways, lasting[0]);
    }

    /** What is known, and the answers to what the deal asks beyond it. */
    private CustomerInputs answered(
            PricedDeal deal, CustomerInputs known, Instant now, long except, SubmittedBefore before) {
        Map<String, CustomerInputs.Answer> answers = new TreeMap<>();
        for (CustomerQuestion question : CustomerQuestion.of(deal)) {
            if (!known.knows(question)) {
                String customer = deal.proposal().customer().id();
                CustomerInputs.Answer stored = answer(question, customer, now, except);
                answers.put(question.guardrail(), before.plus(stored, question, customer));
            }
        }
        return known.plus(answers);
    }

    private CustomerInputs.Answer answer(CustomerQuestion question, String customer, Instant now, long except) {
        LocalDate today = policies.day(now);
        if (question.window() instanceof Guardrail.Window.Months window) {
            CustomerDeals.Concentration found =
                    customers.approvedSince(customer, startOf(today.minusMonths(window.months())), today, except);
            return new CustomerInputs.Answer.Concentration(
                    found.customers().tcv(),
                    found.allTcv(),
                    numbers(found.customers().deals()),
                    found.others());
        }
        Guardrail.Window.Days window = (Guardrail.Window.Days) question.window();
        CustomerDeals.Counted found = customers.firstSubmittedSince(
                customer, startOf(today.minusDays(window.days())), window.upTo(), today, except);
        return new CustomerInputs.Answer.Recent(found.tcv(), numbers(found.deals()));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(policies.zone()).toInstant();
    }

    private static List<String> numbers(List<DealNumber> deals) {
        return deals.stream().map(DealNumber::toString).toList();
    }

    private void checkCredits(Proposal proposal, String prefix, Faults faults) {
        if (proposal.credits() == null) {
            return;
        }
        List<String> named = proposal.credits().stream()
                .map(Proposal.Credit::rep)
                .filter(rep -> rep != null)
                .toList();
        Map<String, Person> known =
                people.findAll(named).stream().collect(Collectors.toMap(Person::id, Function.identity()));
        for (int index = 0; index < proposal.credits().size(); index++) {
            String rep = proposal.credits().get(index).rep();
            if (rep != null) {
                checkRep(known.get(rep), prefix + "/credits/" + index + "/rep", faults);
            }
        }
    }

    private static void checkRep(Person rep, String pointer, Faults faults) {
        if (rep == null) {
            faults.add(pointer, "unknown-person", "is not in the directory");
        } else if (!rep.active() || !rep.has(Role.SALES_REP)) {
            faults.add(pointer, "not-a-rep", "is not an active sales rep");
        }
    }
}
