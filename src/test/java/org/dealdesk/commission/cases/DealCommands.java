package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.ledger.WonShares;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.guardrail.commission.Attainments;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.CommissionRules.Confirmation;

/** What commands do to deals: submitted, approved, closed, confirmed, expired. */
final class DealCommands {

    private static final Set<String> SUBMITTABLE = Set.of("EXPIRED", "WITHDRAWN", "REJECTED");

    private final PlayedCase world;

    DealCommands(PlayedCase world) {
        this.world = world;
    }

    ObjectNode assess(JsonNode body, String owner) {
        PricedDeal priced = priced(body, owner, null);
        Assessment assessment = Assessment.of(priced, CustomerInputs.none());
        return assessed(priced, assessment, PlayedCase.json());
    }

    ObjectNode create(JsonNode body, String owner, String name) {
        PlayedDeal original = original(body);
        PlayedDeal deal = new PlayedDeal(name, owner, original);
        deal.priced = priced(body, owner, original);
        world.deals.put(name, deal);
        return submit(deal);
    }

    ObjectNode submitAgain(PlayedDeal deal) {
        Refused.unless(SUBMITTABLE.contains(deal.status), 409, "status " + deal.status);
        deal.priced = priced(deal.priced.proposal());
        return submit(deal);
    }

    private ObjectNode submit(PlayedDeal deal) {
        deal.assessment = Assessment.of(deal.priced, CustomerInputs.none());
        deal.revision++;
        deal.status = "IN_REVIEW";
        if (deal.assessment.outcome() == Assessment.Outcome.CLEAR) {
            approve(deal);
        }
        ObjectNode answer = assessed(deal.priced, deal.assessment, PlayedCase.json());
        return answer.put("deal", deal.number).put("dealStatus", deal.status);
    }

    private PlayedDeal original(JsonNode body) {
        if (!body.has("changeOrderOf")) {
            return null;
        }
        PlayedDeal original = world.deal(body.get("changeOrderOf").textValue());
        Refused.unless(original.status.equals("WON"), 409, "the original is not won");
        Refused.unless(original.original == null, 409, "the original is a change order");
        String customer = body.at("/customer/id").textValue();
        Refused.unless(original.priced.proposal().customer().id().equals(customer), 422, "another customer");
        return original;
    }

    private PricedDeal priced(JsonNode body, String owner, PlayedDeal original) {
        ObjectNode input = body.deepCopy();
        input.remove("changeOrderOf");
        if (original != null && !input.has("credits")) {
            ArrayNode credits = input.putArray("credits");
            original.priced.proposal().credits().forEach(credit -> credits.addObject()
                    .put("rep", credit.rep())
                    .put("percent", credit.percent().toPlainString()));
        }
        Faults faults = new Faults();
        Proposal proposal;
        try (Fields fields = Fields.of(input, faults)) {
            proposal = ProposalReader.read(fields);
        }
        faults.refuseIfAny();
        return priced(proposal.completedFor(owner));
    }

    private PricedDeal priced(Proposal proposal) {
        Faults faults = new Faults();
        ProposalCheck.check(proposal, world.policy, "", faults);
        faults.refuseIfAny();
        CommissionInputs inputs =
                CommissionInputs.ask(proposal, world.rules(), world.today(), person -> true, attainments());
        return PricedDeal.of(proposal, world.policy).withCommissionInputs(inputs);
    }

    private Attainments attainments() {
        return WonShares.on(world.today(), world.rules().terms().yearStarts(), world.ledger.all);
    }

    private static ObjectNode assessed(PricedDeal priced, Assessment assessment, ObjectNode answer) {
        ObjectNode document = AssessmentDocument.of(priced, assessment);
        answer.set("outcome", document.get("outcome"));
        answer.set("requiredApprovals", document.get("requiredApprovals"));
        for (String figure : List.of("commission", "commissionBase", "commissionSplit", "commissionPlans")) {
            answer.set(figure, document.at("/economics/" + figure));
        }
        return answer;
    }

    /** All reviews; there are none left where the deal went straight through. */
    ObjectNode approveAll(PlayedDeal deal) {
        if (deal.status.equals("IN_REVIEW")) {
            approve(deal);
        }
        return PlayedCase.json()
                .put("dealStatus", deal.status)
                .put("commission", world.ledger.of(deal.number).accrued().toPlainString());
    }

    private void approve(PlayedDeal deal) {
        deal.status = "APPROVED";
        deal.approvedOn = world.today();
        DealCommission due = deal.commission();
        ExpectedCommission.NothingDue why =
                deal.assessment.economics().commission().nothingDue();
        world.ledger.post(
                TransactionType.ACCRUAL,
                cause(deal),
                world.today(),
                Postings.accrual(due, deal.reps()),
                Postings.ratings(due),
                why == null ? null : why.name());
    }

    private Cause cause(PlayedDeal deal) {
        return new Cause.OfDeal(deal.number, deal.revision, world.policy.version());
    }

    void expire() {
        world.deals.values().forEach(this::expireIfPast);
    }

    private void expireIfPast(PlayedDeal deal) {
        if (deal.status.equals("APPROVED")
                && world.today()
                        .isAfter(
                                deal.approvedOn.plusDays(world.policy.approval().validDays()))) {
            deal.status = "EXPIRED";
            reverse(deal);
        }
    }

    private void reverse(PlayedDeal deal) {
        List<org.dealdesk.commission.ledger.Leg> accrual =
                world.ledger.of(deal.number).accrual().orElseThrow().legs();
        world.ledger.post(TransactionType.REVERSAL, cause(deal), world.today(), Postings.reversal(accrual));
    }

    ObjectNode close(PlayedDeal deal, JsonNode body, String as) {
        expireIfPast(deal);
        Refused.unless(deal.status.equals("APPROVED"), 409, "status " + deal.status);
        if (body.get("outcome").textValue().equals("LOST")) {
            deal.status = "LOST";
            reverse(deal);
            return state(deal);
        }
        JsonNode signed = body.at("/signed/netTotal");
        if (!signed.isMissingNode()) {
            BigDecimal net = new BigDecimal(signed.textValue());
            Refused.unless(net.compareTo(deal.priced.dealNetTotal()) == 0, 409, "signed for " + net);
        }
        deal.status = "WON";
        deal.wonRecordedOn = world.today();
        deal.awaitsConfirmation = world.rules().terms().confirmation() == Confirmation.FINANCE && deal.earnsOnIt(as);
        if (!deal.awaitsConfirmation) {
            earn(deal);
        }
        return state(deal);
    }

    ObjectNode confirm(PlayedDeal deal) {
        Refused.unless(deal.awaitsConfirmation, 409, "no win waits for a confirmation");
        deal.awaitsConfirmation = false;
        earn(deal);
        return state(deal);
    }

    private void earn(PlayedDeal deal) {
        DealCommission again = deal.commission(attainments());
        world.ledger.post(
                TransactionType.EARNING,
                cause(deal),
                world.today(),
                Postings.earning(
                        world.ledger.of(deal.number).accrual().orElseThrow().legs(), again),
                Postings.ratings(again),
                null);
    }

    private ObjectNode state(PlayedDeal deal) {
        ObjectNode answer = PlayedCase.json().put("dealStatus", deal.status);
        world.ledger
                .of(deal.number)
                .state()
                .map(DealAmounts.State::name)
                .ifPresent(state -> answer.put("state", state));
        return answer;
    }
}
