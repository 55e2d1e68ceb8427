package org.dealdesk.approval.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.derivation.Derivation;
import org.dealdesk.guardrail.document.DerivationDocument;
import org.dealdesk.guardrail.document.OwnCommission;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What of assessments, records, reviews and policies their reader may see. Reps are told only of deals that they may see, and where the
 * policy version at hand or the one in force says so ({@code repsSeeCost: false}), they get no cost, no margin, and no figure made of
 * them. All other people see all figures. Unknown fields are removed, so a new field is hidden until it is listed.
 */
@Component
public class CostRedaction {

    private final Policies policies;
    private final Deals deals;
    private final Ledger ledger;

    CostRedaction(Policies policies, Deals deals, Ledger ledger) {
        this.policies = policies;
        this.deals = deals;
        this.ledger = ledger;
    }

    /** Whether that version or the one in force hides costs from this caller: an old version or a draft must not show them either. */
    public boolean hidesCost(String policyVersion, Caller caller) {
        return hiding(caller).test(policyVersion);
    }

    /** The same question for many versions; null stands for what belongs to no version. */
    public Predicate<String> hiding(Caller caller) {
        if (caller.seesAllDeals()) {
            return version -> false;
        }
        Supplier<Boolean> inForceHides = SingletonSupplier.of(() ->
                policies.findInForce(policies.today()).filter(this::isHiding).isPresent());
        return version -> (version != null && isHiding(version)) || inForceHides.get();
    }

    /** An assessment of what is not approved, as this caller may read it; the document itself stays as it is. */
    public JsonNode assessment(JsonNode document, Caller caller) {
        return assessment(document, () -> false, caller);
    }

    /** A revision's assessment as this caller may read it: with its commission once the revision was approved. */
    public JsonNode assessment(Revision revision, Caller caller) {
        return assessment(revision.assessment(), () -> wasApproved(revision), caller);
    }

    /** An assessment of what is not approved, together with how it came about. */
    public JsonNode explained(JsonNode document, Derivation derivation, Caller caller) {
        return explained(document, () -> false, derivation, caller);
    }

    /** A revision's assessment together with how it came about. */
    public JsonNode explained(Revision revision, Derivation derivation, Caller caller) {
        return explained(revision.assessment(), () -> wasApproved(revision), derivation, caller);
    }

    /** How an earlier approval compares with a revision, as this caller may read it. */
    public JsonNode comparison(JsonNode compared, String policyVersion, Caller caller) {
        return hidesCost(policyVersion, caller)
                ? new RecordRedaction(policies.version(policyVersion)).comparison(compared)
                : compared;
    }

    /** The conditions of an approval, as this caller may read them. */
    public List<Condition> conditions(List<Condition> conditions, String policyVersion, Caller caller) {
        return !conditions.isEmpty() && hidesCost(policyVersion, caller)
                ? conditions.stream().map(CostRedaction::withoutCost).toList()
                : conditions;
    }

    /**
     * Records of one stream as this caller may read them. Where costs are hidden, hashes are as well: a margin has so few possible
     * values that its hash tells it.
     */
    public List<HistoryRecord> records(List<HistoryRecord> records, Caller caller) {
        Predicate<String> hidden = hiding(caller);
        boolean any = records.stream().anyMatch(record -> hidden.test(record.policy()));
        List<HistoryRecord> shown = any
                ? records.stream()
                        .map(record -> record.redacted(
                                hidden.test(record.policy())
                                        ? redaction(record.policy()).data(record.type(), record.data())
                                        : record.data()))
                        .toList()
                : records;
        return caller.seesAllDeals()
                ? shown
                : shown.stream().map(record -> ownCommission(record, caller)).toList();
    }

    /** The amount of a commission is that of all who get some of it, so it is hidden from a rep who is not alone. */
    private static HistoryRecord ownCommission(HistoryRecord record, Caller caller) {
        JsonNode people = record.data().path("people");
        boolean own = people.size() == 1 && people.get(0).asText().equals(caller.id());
        if (own || !RecordFields.COMMISSION_POSTED.contains(record.type())) {
            return record;
        }
        ObjectNode data = record.data().deepCopy();
        return record.redacted(data.putNull("amount").putNull("entriesSha256"));
    }

    public HistoryRecord record(HistoryRecord record, Caller caller) {
        return records(List.of(record), caller).get(0);
    }

    /** Takes out of a policy's document what it hides from this caller: its costs, and the limits on what is made of them. */
    public void policy(ObjectNode document, String version, Caller caller) {
        if (!hidesCost(version, caller)) {
            return;
        }
        document.remove("rateCard");
        if (document.path("commission") instanceof ObjectNode commission) {
            commission.remove("marginGate");
            commission.path("plans").forEach(plan -> ((ObjectNode) plan).remove("marginGate"));
        }
        for (JsonNode guardrail : document.path("guardrails")) {
            if (Measure.valueOf(guardrail.required("measure").textValue()).showsCost()) {
                ((ObjectNode) guardrail).remove(List.of("min", "max"));
            }
        }
    }

    private RecordRedaction redaction(String policyVersion) {
        return new RecordRedaction(policyVersion == null ? null : policies.version(policyVersion));
    }

    private boolean isHiding(String version) {
        return !policies.version(version).visibility().repsSeeCost();
    }

    private boolean wasApproved(Revision revision) {
        return ledger.hasAccrued(revision.dealId(), revision.number());
    }

    private JsonNode assessment(JsonNode document, Supplier<Boolean> approved, Caller caller) {
        if (caller.seesAllDeals()) {
            return document;
        }
        ObjectNode seen = document.deepCopy();
        for (JsonNode finding : seen.required("findings")) {
            nameVisibleDeals((ObjectNode) finding, caller);
        }
        nameVisibleCustomers(seen, caller);
        OwnCommission.of(caller.id(), (ObjectNode) seen.required("economics"));
        String version = seen.required("policy").textValue();
        return hidesCost(version, caller)
                ? new AssessmentRedaction(policies.version(version), approved.get()).of(seen)
                : seen;
    }

    private JsonNode explained(JsonNode document, Supplier<Boolean> approved, Derivation derivation, Caller caller) {
        ObjectNode seen = assessment(document, approved, caller).deepCopy();
        Set<String> kept = new HashSet<>();
        for (JsonNode finding : seen.required("findings")) {
            if (!caller.seesAllDeals() && finding.path("otherDeals").asInt() > 0) {
                kept.add(finding.required("guardrail").textValue());
            }
        }
        boolean withCost = !hidesCost(seen.required("policy").textValue(), caller);
        boolean withCommission = (withCost || approved.get()) && earnsAlone(document, caller);
        seen.set("derivation", DerivationDocument.of(derivation, withCost, withCommission, kept));
        return seen;
    }

    /** How a commission comes about tells the amounts of all who share it. */
    private static boolean earnsAlone(JsonNode document, Caller caller) {
        return caller.seesAllDeals()
                || document.at("/economics/commissionSplit")
                        .valueStream()
                        .allMatch(share -> share.required("rep").textValue().equals(caller.id()));
    }

    /** A spelling of the customer's id is known to a rep by a deal that they may see; the others are counted. */
    private void nameVisibleCustomers(ObjectNode assessment, Caller caller) {
        List<String> spellings = new ArrayList<>();
        assessment.path("similarCustomers").forEach(spelling -> spellings.add(spelling.textValue()));
        if (!spellings.isEmpty()) {
            Set<String> visible = deals.customersVisibleTo(caller.id(), spellings);
            ArrayNode named = assessment.putArray("similarCustomers");
            spellings.stream().filter(visible::contains).forEach(named::add);
            assessment.put("otherSimilarCustomers", spellings.size() - named.size());
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

    /** A limit on what is made of costs loses its value. */
    static Condition withoutCost(Condition condition) {
        return condition instanceof Condition.Limit limit && limit.measure().showsCost()
                ? new Condition.Withheld(limit.measure(), limit.direction())
                : condition;
    }
}
