package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.SubmittedBefore;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * Assesses new deals as if they were submitted now, one after the other: each counts those before it among its customer's other deals,
 * as it will when they are submitted in this order. The deals are not stored.
 */
@Component
public class PreviewSubmissions {

    private final DraftDeals drafts;
    private final DealAssessor appraisal;
    private final Policies policies;
    private final CostRedaction redaction;
    private final Clock clock;

    PreviewSubmissions(
            DraftDeals drafts, DealAssessor appraisal, Policies policies, CostRedaction redaction, Clock clock) {
        this.drafts = drafts;
        this.appraisal = appraisal;
        this.policies = policies;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * What the submission of one deal would come to.
     *
     * @param refused why it would be refused; null where it would not
     * @param net in the deal's currency
     */
    public record Previewed(
            String outcome, List<String> requiredApprovals, String refused, List<Line> lines, BigDecimal net) {

        /**
         * One line: quantity × unit price (× months) = net, in the deal's currency.
         *
         * @param months of a subscription; null for the others
         */
        public record Line(String sku, BigDecimal quantity, BigDecimal unitPrice, Integer months, BigDecimal net) {}
    }

    public Sequence begin(Caller caller) {
        return new Sequence(caller, clock.instant());
    }

    /** What a refused submission was blocked by, in the words of the findings; empty where something else refused it. */
    public static Optional<String> blocks(Refusal refusal) {
        return refusal.type() == ProblemType.DEAL_BLOCKED
                ? Optional.of(blocks((JsonNode) refusal.properties().get("assessment")))
                : Optional.empty();
    }

    private static String blocks(JsonNode assessment) {
        List<String> messages = new ArrayList<>();
        for (JsonNode finding : assessment.required("findings")) {
            if (finding.required("severity").textValue().equals("BLOCK")) {
                messages.add(finding.required("message").textValue());
            }
        }
        return String.join(" ", messages);
    }

    /** Deals that are looked at in the order in which they would be submitted. */
    public final class Sequence {

        private final Caller caller;
        private final Instant now;
        private final SubmittedBefore before = new SubmittedBefore();

        private Sequence(Caller caller, Instant now) {
            this.caller = caller;
            this.now = now;
        }

        /**
         * Looks at the next deal; refuses what could not become one, which then counts for none after it.
         *
         * @param name by which later deals name it
         */
        public Previewed next(Proposal proposal, String name, Faults faults) {
            Policy policy = policies.inForce(policies.day(now));
            drafts.checkedDraft(NewDeal.of(proposal), policy, faults, caller);
            Appraised appraised = appraisal.appraise(proposal, caller.id(), policy, now, 0, before);
            String refused = refused(appraised);
            if (refused == null) {
                before.add(name, appraised);
            }
            return new Previewed(
                    appraised.assessment().outcome().name(),
                    appraised.assessment().requiredApprovals().stream()
                            .map(ApprovalFunction::name)
                            .toList(),
                    refused,
                    lines(appraised),
                    appraised.deal().dealNetTotal());
        }

        private String refused(Appraised appraised) {
            if (appraised.assessment().outcome() == Assessment.Outcome.BLOCKED) {
                return blocks(redaction.assessment(appraised.document(), caller));
            }
            return AssessSubmission.lacksJustification(appraised) ? "The policy requires a justification." : null;
        }
    }

    private static List<Previewed.Line> lines(Appraised appraised) {
        return appraised.deal().lines().stream()
                .map(line -> new Previewed.Line(
                        line.sku().code(),
                        line.input().quantity(),
                        line.unitPrice(),
                        line.kind().isOneTime() ? null : line.months(),
                        appraised.deal().dealNet(line)))
                .toList();
    }
}
