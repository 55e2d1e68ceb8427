package org.dealdesk.guardrail.commission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;

/**
 * What was known beyond deal and policy when a commission was worked out. It is stored with the revision, so that the amounts can be
 * worked out again for ever.
 *
 * @param day of the submission, in the policy's time zone, which decides on the plans that fit; null where it was not asked for
 * @param activeOverlays the people of the policy's overlays who were active; null where they were not asked for
 * @param attainments of every credited person under every plan with tiers
 */
public record CommissionInputs(LocalDate day, Set<String> activeOverlays, List<Attained> attainments) {

    /** No question was asked: enough for a policy without days and overlays. No person has won a deal before. */
    public static final CommissionInputs NONE = new CommissionInputs(null, null, List.of());

    /** What a person had won under plans of that id. */
    public record Attained(String plan, String person, BigDecimal amount) {}

    public CommissionInputs {
        activeOverlays = activeOverlays == null ? null : Set.copyOf(activeOverlays);
        attainments = attainments.stream()
                .sorted(Comparator.comparing(Attained::plan).thenComparing(Attained::person))
                .toList();
    }

    /**
     * Asks what the commission of a deal depends on.
     *
     * @param proposal completed with its credits
     * @param active whether a person is active now
     */
    public static CommissionInputs ask(
            Proposal proposal, CommissionRules rules, LocalDate day, Predicate<String> active, Attainments won) {
        List<Attained> attained = new ArrayList<>();
        for (CommissionPlan plan : rules.plans()) {
            if (plan.pay().isTiered()) {
                for (Credit credit : proposal.credits()) {
                    attained.add(new Attained(plan.id(), credit.rep(), won.of(credit.rep(), plan.id())));
                }
            }
        }
        Set<String> overlays = rules.overlayPeople().stream().filter(active).collect(Collectors.toSet());
        return new CommissionInputs(day, overlays, attained);
    }

    /** The same with what has been won by another moment, for the same people and plans. */
    public CommissionInputs withAttainments(Attainments won) {
        return new CommissionInputs(
                day,
                activeOverlays,
                attainments.stream()
                        .map(known -> new Attained(known.plan(), known.person(), won.of(known.person(), known.plan())))
                        .toList());
    }

    boolean fits(CommissionPlan plan) {
        if (!plan.fit().hasDays()) {
            return true;
        }
        if (day == null) {
            throw new IllegalStateException("plan " + plan.id() + " needs to know the day of the submission");
        }
        return plan.fit().takesDay(day);
    }

    boolean isActive(String overlayPerson) {
        if (activeOverlays == null) {
            throw new IllegalStateException("the overlay of " + overlayPerson + " needs to know who is active");
        }
        return activeOverlays.contains(overlayPerson);
    }

    /** 0 for a person who was not asked about. */
    public BigDecimal attainment(String person, String plan) {
        return attainments.stream()
                .filter(one -> one.person().equals(person) && one.plan().equals(plan))
                .map(Attained::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The canonical form: the same inputs always give the same text. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("day", day == null ? null : day.toString());
        ArrayNode active = json.putArray("activeOverlays");
        if (activeOverlays == null) {
            json.putNull("activeOverlays");
        } else {
            new TreeSet<>(activeOverlays).forEach(active::add);
        }
        ArrayNode attained = json.putArray("attainments");
        attainments.forEach(one -> attained.addObject()
                .put("plan", one.plan())
                .put("person", one.person())
                .put("amount", Rounding.plain(one.amount())));
        return json;
    }

    /** Those that are stored with a revision. A revision from before there were plans has none: its proposal and its policy are enough. */
    public static CommissionInputs ofRevision(JsonNode document) {
        return document.has("commission") ? fromJson(document.get("commission")) : NONE;
    }

    /** What {@link #toJson} wrote; anything else is refused. */
    public static CommissionInputs fromJson(JsonNode json) {
        JsonNode day = json.required("day");
        JsonNode active = json.required("activeOverlays");
        List<Attained> attained = new ArrayList<>();
        json.required("attainments")
                .forEach(one -> attained.add(new Attained(
                        one.required("plan").textValue(),
                        one.required("person").textValue(),
                        new BigDecimal(one.required("amount").textValue()))));
        return new CommissionInputs(
                day.isNull() ? null : LocalDate.parse(day.textValue()),
                active.isNull()
                        ? null
                        : active.valueStream().map(JsonNode::textValue).collect(Collectors.toSet()),
                attained);
    }
}
