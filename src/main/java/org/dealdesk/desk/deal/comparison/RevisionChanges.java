package org.dealdesk.desk.deal.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.approval.view.Difference.Change;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.deal.FindingRow;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;

/**
 * What changed from one revision to another, as people read it: the figures first, then what was proposed, then what the rules make of
 * it. What is the same is left out.
 *
 * @param policies both versions where other rules were held against the second, else null
 */
public record RevisionChanges(
        int from,
        int to,
        Figures figures,
        Proposed proposed,
        List<FindingChange> findings,
        Approvals approvals,
        Difference.Policy policies) {

    /** The figures that differ, in the policy's currency. */
    record Figures(String currency, List<FigureChange> changes) {}

    /** What differs in the proposal. */
    record Proposed(List<LineChange> lines, List<String> termsAdded, List<String> termsRemoved, List<Value> fields) {

        public boolean isEmpty() {
            return lines.isEmpty() && termsAdded.isEmpty() && termsRemoved.isEmpty() && fields.isEmpty();
        }
    }

    /** The functions that are asked of one of the two alone. */
    record Approvals(List<String> added, List<String> removed) {}

    /** Which figures, in this order, and by what name; others follow from these. */
    private static final Map<String, String> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("netTotal", "col.net");
        FIGURES.put("discountPct", "col.discount");
        FIGURES.put("trueMarginPct", "col.margin");
        FIGURES.put("listTotal", "stage.list");
        FIGURES.put("costTotal", "stage.cost");
        FIGURES.put("tcv", "economics.tcv");
        FIGURES.put("acv", "economics.acv");
        FIGURES.put("realizedRate", "economics.rate");
        FIGURES.put("reportedMarginPct", "economics.reported");
        FIGURES.put("carveGapPts", "economics.gap");
        FIGURES.put("commission", "economics.commission");
    }

    private static final Set<String> BETTER_LOWER = Set.of("discountPct", "costTotal", "carveGapPts");
    private static final String LINES = "/lines/";
    private static final String TERMS = "/terms";

    /** One figure; {@code up} and {@code better} are null where one of the two is not there. */
    record FigureChange(String label, String from, String to, String by, Boolean up, Boolean better) {}

    /** One value of the proposal; {@code label} is the key of its name. */
    record Value(String label, String from, String to) {}

    /** One line: {@code ADDED}, {@code REMOVED} or {@code CHANGED}. */
    record LineChange(int number, String kind, String sku, List<Value> values) {}

    /** One finding; a side is null where there is none. */
    record FindingChange(String name, boolean term, Integer line, Side from, Side to) {}

    /** What a finding said. */
    record Side(String severity, String measured) {}

    /** Whether figures, proposal and findings are equal. */
    public boolean isEmpty() {
        return figures.changes().isEmpty() && proposed.isEmpty() && findings.isEmpty();
    }

    public static RevisionChanges of(Difference difference, String currency, Policy policy) {
        List<Change> terms = difference.fields().stream()
                .filter(change -> change.at().equals(TERMS) || change.at().startsWith(TERMS + "/"))
                .toList();
        return new RevisionChanges(
                difference.compared().from(),
                difference.compared().to(),
                new Figures(currency, figures(difference.figures())),
                new Proposed(
                        ChangedLines.of(difference.fields()),
                        named(onlyIn(terms, true), policy),
                        named(onlyIn(terms, false), policy),
                        fields(difference.fields())),
                difference.findings().stream()
                        .filter(change -> !passes(change.from()) || !passes(change.to()))
                        .map(change -> finding(change, policy))
                        .toList(),
                new Approvals(
                        difference.approvals().added(), difference.approvals().removed()),
                difference.policy().changed() ? difference.policy() : null);
    }

    private static List<FigureChange> figures(List<Change> changes) {
        List<FigureChange> figures = new ArrayList<>();
        FIGURES.forEach((name, label) -> changes.stream()
                .filter(change -> change.at().equals("/" + name))
                .findFirst()
                .ifPresent(change -> figures.add(figure(name, label, change))));
        return figures;
    }

    private static FigureChange figure(String name, String label, Change change) {
        String unit = name.endsWith("Pct") ? "%" : name.endsWith("Pts") ? "pts" : "";
        String from = FindingRow.withUnit(change.from(), unit);
        String to = FindingRow.withUnit(change.to(), unit);
        if (from == null || to == null) {
            return new FigureChange(label, from, to, null, null, null);
        }
        BigDecimal by = new BigDecimal(change.to().textValue())
                .subtract(new BigDecimal(change.from().textValue()));
        boolean up = by.signum() > 0;
        String more = (up ? "+" : "") + Format.grouped(by);
        return new FigureChange(
                label,
                from,
                to,
                Format.withUnit(more, unit.equals("%") ? "pts" : unit),
                up,
                up != BETTER_LOWER.contains(name));
    }

    private static List<String> onlyIn(List<Change> terms, boolean later) {
        List<String> before =
                terms.stream().flatMap(change -> texts(change.from())).toList();
        List<String> after =
                terms.stream().flatMap(change -> texts(change.to())).toList();
        return (later ? after : before)
                .stream()
                        .filter(term -> !(later ? before : after).contains(term))
                        .toList();
    }

    private static List<String> named(List<String> terms, Policy policy) {
        return terms.stream().map(policy::termName).toList();
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText)
                : Optional.ofNullable(node.textValue()).stream();
    }

    private static List<Value> fields(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.at().startsWith(LINES) && !change.at().startsWith(TERMS))
                .map(change -> new Value(
                        "field." + change.at().substring(1).split("/", -1)[0],
                        ChangedLines.text(change.from()),
                        ChangedLines.text(change.to())))
                .toList();
    }

    /** Limits that passed before and after are left out. */
    private static boolean passes(JsonNode said) {
        return said.isNull() || said.required("severity").textValue().equals("PASS");
    }

    private static FindingChange finding(Difference.FindingChange change, Policy policy) {
        String id = change.guardrail();
        Optional<Guardrail> rule = policy.guardrails().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        String unit =
                rule.map(known -> FindingRow.unit(known.measure(), policy)).orElse("");
        return new FindingChange(
                policy.nameOf(id),
                id.startsWith("terms/"),
                change.line(),
                side(change.from(), unit),
                side(change.to(), unit));
    }

    private static Side side(JsonNode said, String unit) {
        return said.isNull()
                ? null
                : new Side(said.required("severity").textValue(), FindingRow.withUnit(said.path("measured"), unit));
    }
}
