package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.guardrail.Derivation;
import org.dealdesk.guardrail.DerivationDocument;
import org.dealdesk.guardrail.Remedy;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policies;
import org.dealdesk.policy.Policy;
import org.springframework.stereotype.Component;

/**
 * What of an assessment its reader may see. Reps are told of other deals only what they may see, and no cost and no margin where the
 * policy says so; everybody else sees all of it.
 */
@Component
public class Sight {

    private static final List<String> ECONOMICS_OF_COST = List.of(
            "costTotal",
            "trueMarginPct",
            "reportedMarginPct",
            "carveGapPts",
            "oneTimeTrueMarginPct",
            "subscriptionTrueMarginPct",
            "realizedRate");

    private final Policies policies;
    private final Deals deals;

    Sight(Policies policies, Deals deals) {
        this.policies = policies;
        this.deals = deals;
    }

    /** Whether costs and margins are kept from this caller under that policy version. */
    public boolean hidesCost(String policyVersion, Caller caller) {
        return !caller.seesAllDeals()
                && !policies.version(policyVersion).visibility().repsSeeCost();
    }

    /** Whether that version or the one in force keeps costs from this caller: a draft or an old version must not give them away. */
    public boolean hidesCostOf(String policyVersion, Caller caller) {
        return !caller.seesAllDeals()
                && (hidesCost(policyVersion, caller)
                        || policies.findInForce(policies.today())
                                .filter(inForce -> hidesCost(inForce, caller))
                                .isPresent());
    }

    /** The assessment as this caller may read it; the document itself stays as it is. */
    public JsonNode assessment(JsonNode document, Caller caller) {
        if (caller.seesAllDeals()) {
            return document;
        }
        ObjectNode seen = document.deepCopy();
        Policy policy = policies.version(seen.required("policy").textValue());
        for (JsonNode finding : seen.required("findings")) {
            nameVisibleDeals((ObjectNode) finding, caller);
        }
        if (!policy.visibility().repsSeeCost()) {
            hideCost(seen, policy);
        }
        return seen;
    }

    /** The assessment as this caller may read it, together with how it came about. */
    public JsonNode explained(JsonNode document, Derivation derivation, Caller caller) {
        ObjectNode seen = assessment(document, caller).deepCopy();
        Set<String> kept = new HashSet<>();
        for (JsonNode finding : seen.required("findings")) {
            if (!caller.seesAllDeals() && finding.path("otherDeals").asInt() > 0) {
                kept.add(finding.required("guardrail").textValue());
            }
        }
        boolean withCost = !hidesCost(seen.required("policy").textValue(), caller);
        seen.set("derivation", DerivationDocument.of(derivation, withCost, kept));
        return seen;
    }

    /** Takes out of ways to yes what the policy keeps from this caller: what they do to the margin. */
    public void ways(ObjectNode document, String policyVersion, Caller caller) {
        if (hidesCost(policyVersion, caller)) {
            document.required("ways").forEach(way -> ((ObjectNode) way).putNull("trueMarginPct"));
        }
    }

    /** How an earlier approval compares with a revision, as this caller may read it. */
    public JsonNode comparison(JsonNode compared, String policyVersion, Caller caller) {
        if (!hidesCost(policyVersion, caller)) {
            return compared;
        }
        ObjectNode seen = compared.deepCopy();
        Policy policy = policies.version(policyVersion);
        for (JsonNode measure : seen.path("measures")) {
            if (ofCost(policy, measure.required("guardrail").textValue())) {
                ((ObjectNode) measure).putNull("approved").putNull("now");
            }
        }
        return seen;
    }

    /** Takes out of a policy's document what it keeps from this caller: its costs, and the limits on what is made of them. */
    public void policy(ObjectNode document, String version, Caller caller) {
        if (!hidesCostOf(version, caller)) {
            return;
        }
        document.remove("rateCard");
        for (JsonNode guardrail : document.path("guardrails")) {
            if (Measure.valueOf(guardrail.required("measure").textValue()).showsCost()) {
                ((ObjectNode) guardrail).remove(List.of("min", "max"));
            }
        }
    }

    private void nameVisibleDeals(ObjectNode finding, Caller caller) {
        if (!finding.has("deals")) {
            return;
        }
        ArrayNode named = (ArrayNode) finding.get("deals");
        List<DealNumber> numbers = new ArrayList<>();
        named.forEach(number -> DealNumber.parse(number.textValue()).ifPresent(numbers::add));
        Set<Long> visible = numbers.isEmpty()
                ? Set.of()
                : deals.visibleTo(
                        caller.id(), numbers.stream().map(DealNumber::id).toList());
        ArrayNode kept = finding.arrayNode();
        numbers.stream().filter(number -> visible.contains(number.id())).forEach(number -> kept.add(number.toString()));
        finding.put("otherDeals", finding.path("otherDeals").asInt() + numbers.size() - kept.size());
        finding.set("deals", kept);
        if (finding.path("otherDeals").asInt() > 0) {
            // Sums of deals that the reader may not see would give those away.
            finding.putNull("inputs");
        }
    }

    private static void hideFigures(ObjectNode finding, String guardrail) {
        finding.putNull("measured");
        finding.putNull("limit");
        finding.putNull("inputs");
        finding.put("message", "Whether %s passes is shown; its figures are not".formatted(guardrail));
        finding.set("remedies", withoutNetTotal(finding.required("remedies")));
    }

    /** A needed net gives the cost away; prices and hours are what a rep has to know. */
    private static ArrayNode withoutNetTotal(JsonNode remedies) {
        ArrayNode kept = ((ArrayNode) remedies).arrayNode();
        for (JsonNode remedy : remedies) {
            if (!remedy.required("change").textValue().equals(Remedy.Change.NET_TOTAL.input())) {
                kept.add(remedy);
            }
        }
        return kept;
    }

    private static void hideCost(ObjectNode assessment, Policy policy) {
        ObjectNode economics = (ObjectNode) assessment.required("economics");
        ECONOMICS_OF_COST.forEach(economics::putNull);
        for (JsonNode line : economics.required("lines")) {
            ((ObjectNode) line).putNull("cost").putNull("trueMarginPct");
        }
        for (JsonNode finding : assessment.required("findings")) {
            String id = finding.required("guardrail").textValue();
            if (ofCost(policy, id)) {
                hideFigures((ObjectNode) finding, id);
            }
        }
    }

    private static boolean ofCost(Policy policy, String guardrail) {
        return policy.guardrails().stream()
                .anyMatch(
                        known -> known.id().equals(guardrail) && known.measure().showsCost());
    }
}
