package org.dealdesk.desk.dealpage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.ConditionReader;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.policy.Policy;

/** What a reviewer filled in, read as strictly as what REST is sent. */
public record DecisionForm(
        Outcome outcome, Integer revision, String comment, List<Condition> conditions, Proposal proposal) {

    private static final int MOST_REVISIONS = 1_000_000;
    private static final int LONGEST_COMMENT = 4000;

    /** What can be read of it; what cannot becomes a fault. The counter-offer is what it changes of {@code deal}. */
    static DecisionForm of(SubmittedForm typed, Proposal deal, Policy policy, Faults faults) {
        ObjectNode json = json(typed);
        ArrayNode conditions = ConditionsForm.json(typed, policy);
        if (!conditions.isEmpty()) {
            json.set("conditions", conditions);
        }
        ObjectNode proposal = OfferForm.proposal(deal, typed, policy);
        if (proposal != null) {
            json.set("proposal", proposal);
        }
        return read(json, faults);
    }

    /** The same for a plain decision without conditions or counter-offer. */
    static DecisionForm of(SubmittedForm typed, Faults faults) {
        return read(json(typed), faults);
    }

    /** The same for several reviews at once, each with a revision of its own. */
    public static Input<DecisionForm> ofMany(SubmittedForm typed) {
        return Input.of(json(typed), fields -> {
            fields.has("revision");
            return new DecisionForm(
                    fields.word("outcome", Outcome.class),
                    null,
                    fields.optionalProse("comment", LONGEST_COMMENT),
                    List.of(),
                    null);
        });
    }

    private static DecisionForm read(ObjectNode json, Faults faults) {
        try (Fields fields = Fields.of(json, faults)) {
            return new DecisionForm(
                    fields.word("outcome", Outcome.class),
                    fields.integer("revision", 1, MOST_REVISIONS),
                    fields.optionalProse("comment", LONGEST_COMMENT),
                    ConditionReader.read(fields, "conditions"),
                    fields.optionalObject("proposal", ProposalReader::read));
        }
    }

    private static ObjectNode json(SubmittedForm typed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"outcome", "revision", "comment"}) {
            if (typed.text(name) != null) {
                json.put(name, typed.text(name));
            }
        }
        return json;
    }

    public Verdict verdict() {
        return verdict(revision == null ? 0 : revision);
    }

    public Verdict verdict(int seen) {
        return new Verdict(outcome, seen, comment, conditions, proposal);
    }
}
