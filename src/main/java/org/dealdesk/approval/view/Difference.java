package org.dealdesk.approval.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What changed from one revision of a deal to another: what was proposed, what it comes to, what the rules say, and whose approval it
 * takes. What is the same in both is left out; what is not there in one of them is null.
 *
 * @param policy the version that each was assessed under; other rules can say other things of the same proposal
 * @param fields of the proposal, by their pointer in it
 * @param figures of the economics, by their pointer in them
 * @param findings whose severity, value, limit or approvals changed, that came, or that went
 */
public record Difference(
        @JsonUnwrapped Compared compared,
        Policy policy,
        List<Change> fields,
        List<Change> figures,
        List<FindingChange> findings,
        Approvals approvals) {

    private static final List<String> OF_FINDING = List.of("severity", "approvals", "measured", "limit", "exceeded");

    /** Two revisions of a deal, by their numbers. */
    public record Compared(String deal, int from, int to) {}

    /** The versions of the policy. */
    public record Policy(String from, String to, boolean changed) {}

    /** One value. */
    public record Change(String at, JsonNode from, JsonNode to) {}

    /** One finding; {@code line} is null for the deal. */
    public record FindingChange(String guardrail, Integer line, JsonNode from, JsonNode to) {}

    /** Whose approval each takes. */
    public record Approvals(List<String> from, List<String> to, List<String> added, List<String> removed) {}

    /** One of the two revisions, as the reader may see it. */
    record Side(int revision, JsonNode proposal, JsonNode assessment) {}

    static Difference between(String deal, Side from, Side to) {
        return new Difference(
                new Compared(deal, from.revision(), to.revision()),
                policy(from.assessment(), to.assessment()),
                changes(from.proposal(), to.proposal()),
                changes(from.assessment().required("economics"), to.assessment().required("economics")),
                findings(from.assessment(), to.assessment()),
                approvals(from.assessment(), to.assessment()));
    }

    private static Policy policy(JsonNode from, JsonNode to) {
        String before = from.required("policy").textValue();
        String after = to.required("policy").textValue();
        return new Policy(before, after, !before.equals(after));
    }

    private static List<Change> changes(JsonNode from, JsonNode to) {
        List<Change> found = new ArrayList<>();
        collect("", from, to, found);
        return found;
    }

    private static void collect(String at, JsonNode from, JsonNode to, List<Change> found) {
        if (from.isObject() && to.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            from.fieldNames().forEachRemaining(names::add);
            to.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(
                    at + "/" + name.replace("~", "~0").replace("/", "~1"),
                    orNull(from.get(name)),
                    orNull(to.get(name)),
                    found));
        } else if (from.isArray() && to.isArray()) {
            IntStream.range(0, Math.max(from.size(), to.size()))
                    .forEach(index -> collect(at + "/" + index, orNull(from.get(index)), orNull(to.get(index)), found));
        } else if (!from.equals(to)) {
            found.add(new Change(at, from, to));
        }
    }

    private static JsonNode orNull(JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }

    private static List<FindingChange> findings(JsonNode from, JsonNode to) {
        Map<Key, JsonNode> before = byKey(from);
        Map<Key, JsonNode> after = byKey(to);
        Set<Key> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        List<FindingChange> found = new ArrayList<>();
        for (Key key : all) {
            JsonNode was = orNull(before.get(key));
            JsonNode is = orNull(after.get(key));
            if (!was.equals(is)) {
                found.add(new FindingChange(key.guardrail(), key.line(), was, is));
            }
        }
        return found;
    }

    private record Key(String guardrail, Integer line) {}

    private static Map<Key, JsonNode> byKey(JsonNode assessment) {
        Map<Key, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode finding : assessment.required("findings")) {
            Integer line = finding.path("line").isNumber() ? finding.get("line").intValue() : null;
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            OF_FINDING.forEach(name -> said.set(name, orNull(finding.get(name))));
            found.put(new Key(finding.required("guardrail").textValue(), line), said);
        }
        return found;
    }

    private static Approvals approvals(JsonNode from, JsonNode to) {
        List<String> before = names(from);
        List<String> after = names(to);
        return new Approvals(
                before,
                after,
                after.stream().filter(name -> !before.contains(name)).toList(),
                before.stream().filter(name -> !after.contains(name)).toList());
    }

    private static List<String> names(JsonNode assessment) {
        List<String> names = new ArrayList<>();
        assessment.required("requiredApprovals").forEach(name -> names.add(name.textValue()));
        return names;
    }
}
