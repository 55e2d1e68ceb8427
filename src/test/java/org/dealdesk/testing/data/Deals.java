package org.dealdesk.testing.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.ProposalCheck;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;

/** Policies and deals for tests, read the way the product reads them. */
public final class Deals {

    /** The text of the policy that the product ships with. */
    public static final String DEFAULT_POLICY = resource("/policies/policy-2026.1.yaml");

    /** The policy that the product ships with. */
    public static final Policy POLICY = PolicyReader.read(DEFAULT_POLICY);

    private Deals() {}

    public static String resource(String path) {
        try (InputStream in = Deals.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The default policy with the first occurrence of one text replaced. */
    public static Policy policyWith(String text, String replacement) {
        if (!DEFAULT_POLICY.contains(text)) {
            throw new IllegalArgumentException("not in the default policy: " + text);
        }
        return PolicyReader.read(DEFAULT_POLICY.replace(text, replacement));
    }

    /** A deal of the owner {@code rep} whose lines are given as a JSON array without its brackets. */
    public static Proposal usd(String lines) {
        return deal("\"currency\": \"USD\"", lines);
    }

    /** Like {@link #usd}, with more of the header. */
    public static Proposal deal(String header, String lines) {
        return proposal(Documents.read("{\"name\": \"Deal\", \"customer\": {\"id\": \"C-1\", \"name\": \"Acme\"}, "
                + "\"startDate\": \"2026-12-01\", " + header + ", \"lines\": [" + lines + "]}"));
    }

    /** A faultless proposal, completed for {@code rep}. */
    public static Proposal proposal(JsonNode json) {
        Faults faults = new Faults();
        Proposal proposal;
        try (Fields fields = Fields.of(json, faults)) {
            proposal = ProposalReader.read(fields);
        }
        faults.refuseIfAny();
        return proposal.completedFor("rep");
    }

    public static Assessment assess(Proposal proposal) {
        return assess(proposal, POLICY);
    }

    public static Assessment assess(Proposal proposal, Policy policy) {
        return assess(proposal, policy, CustomerInputs.none());
    }

    /** The assessment as it is stored and answered. */
    public static ObjectNode document(Proposal proposal, Policy policy) {
        return AssessmentDocument.of(PricedDeal.of(proposal, policy), assess(proposal, policy));
    }

    /** Checked and assessed. */
    public static Assessment assess(Proposal proposal, Policy policy, CustomerInputs inputs) {
        Faults faults = new Faults();
        ProposalCheck.check(proposal, policy, "", faults);
        faults.refuseIfAny();
        return Assessment.of(PricedDeal.of(proposal, policy), inputs);
    }
}
