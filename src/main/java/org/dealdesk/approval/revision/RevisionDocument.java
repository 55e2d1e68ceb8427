package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Figures;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.ContractInputs;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/** Makes a revision out of what was appraised: the figures for the columns, and everything in one document. */
public final class RevisionDocument {

    private RevisionDocument() {}

    public static Revision revision(DealTransaction tx, Appraised appraised) {
        Deal deal = tx.deal();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", AssessmentDocument.FORMAT);
        document.put("deal", deal.number().toString());
        document.put("revision", deal.revision() + 1);
        document.put("policy", appraised.policy().version());
        document.put("submittedBy", deal.owner());
        document.put("submittedAt", tx.now().toString());
        document.set("proposal", ProposalJson.write(appraised.proposal()));
        document.set("customer", appraised.inputs().toJson());
        document.set("commission", appraised.deal().commissionInputs().toJson());
        if (appraised.deal().contract().isAsked()) {
            document.set("contract", appraised.deal().contract().toJson());
        }
        document.set("assessment", AssessmentDocument.facts(AssessmentDocument.FORMAT, appraised.assessment()));
        String text = CanonicalJson.write(document);
        return new Revision(
                deal.id(),
                deal.revision() + 1,
                new Revision.Submission(deal.owner(), tx.now(), tx.today()),
                appraised.proposal(),
                assessed(appraised),
                new Revision.Stored(
                        text,
                        CanonicalJson.write(AssessmentDocument.texts(appraised.deal(), appraised.assessment())),
                        CanonicalJson.sha256(text)));
    }

    private static Revision.Assessed assessed(Appraised appraised) {
        Assessment assessment = appraised.assessment();
        Economics economics = assessment.economics();
        return new Revision.Assessed(
                assessment.outcome().name(),
                assessment.requiredApprovals().stream()
                        .map(ApprovalFunction::name)
                        .toList(),
                new Figures(
                        appraised.policy().version(),
                        appraised.policy().currency().code(),
                        economics.netTotal(),
                        economics.tcv(),
                        shown(economics.discountPct()),
                        shown(economics.trueMarginPct()),
                        appraised.deal().dealNetTotal()),
                new Revision.Totals(
                        economics.listTotal(), economics.costTotal(), economics.carvedInTotal(), economics.acv()));
    }

    /** What the rules say of a stored revision: its own policy, its own inputs, so always what they said when it was made. */
    public static Assessment reassess(Revision revision, Policy policy) {
        return appraised(revision, policy).assessment();
    }

    /** A stored revision as it was appraised. */
    public static Appraised appraised(Revision revision, Policy policy) {
        CustomerInputs inputs = CustomerInputs.fromJson(revision.json().required("customer"));
        PricedDeal deal = PricedDeal.of(revision.proposal(), policy)
                .withCommissionInputs(CommissionInputs.ofRevision(revision.json()))
                .withContract(ContractInputs.ofRevision(revision.json()));
        return new Appraised(deal, Assessment.of(deal, inputs), inputs);
    }

    /** The findings that asked for a function, as JSON; none where only the policy's routing did. */
    public static String reasons(Revision revision, ApprovalFunction function) {
        ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
        for (JsonNode finding : revision.assessment().required("findings")) {
            for (JsonNode asked : finding.required("approvals")) {
                if (asked.textValue().equals(function.name())) {
                    reasons.add(finding);
                }
            }
        }
        return CanonicalJson.write(reasons);
    }

    /** A ratio as lists show and sort it; null where it is undefined. */
    private static BigDecimal shown(Figure figure) {
        return figure.hasValue() ? new BigDecimal(figure.shown()) : null;
    }
}
