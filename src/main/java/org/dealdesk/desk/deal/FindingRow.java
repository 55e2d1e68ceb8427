package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.desk.Format;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;

/**
 * The finding of one guardrail or term, worded as in the assessment.
 *
 * @param line of the deal, 1 for the first; null for the deal as a whole
 * @param severity {@code PASS}, {@code REVIEW} or {@code BLOCK}, and {@code approvals} the functions that it takes
 */
public record FindingRow(
        Rule rule,
        Integer line,
        String severity,
        List<String> approvals,
        Value value,
        String message,
        List<RemedyText> remedies) {

    private static final String TERM = "terms/";

    /**
     * The guardrail or contract term that the deal was held against.
     *
     * @param name as people read it
     * @param term whether it is a contract term
     */
    public record Rule(String id, String name, boolean term) {}

    /**
     * The value of the deal and its limit; all of it is null for a contract term.
     *
     * @param limit the one that was missed; of a finding that passes the first one that takes no approval
     * @param bar null where there is no value to draw
     */
    public record Value(String measured, String limit, Bar bar) {}

    /**
     * A change of an input.
     *
     * @param change names the input
     * @param reaches {@code REVIEW} where the finding then takes an approval instead of blocking, {@code PASS} where it passes
     */
    record RemedyText(String change, String reaches, Integer line, String from, String to) {}

    public boolean passes() {
        return severity.equals("PASS");
    }

    public static FindingRow of(JsonNode finding, Policy policy) {
        String id = finding.required("guardrail").textValue();
        Optional<Guardrail> rule = policy.guardrails().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        String unit = rule.map(known -> unit(known.measure(), policy)).orElse("");
        JsonNode measured = finding.path("measured");
        return new FindingRow(
                new Rule(id, policy.nameOf(id), id.startsWith(TERM)),
                finding.path("line").isInt() ? finding.path("line").intValue() : null,
                finding.required("severity").textValue(),
                texts(finding.required("approvals")),
                new Value(
                        withUnit(measured, unit),
                        withUnit(finding.path(finding.path("exceeded").isTextual() ? "exceeded" : "limit"), unit),
                        rule.map(known -> Bar.of(known, decimal(measured))).orElse(null)),
                finding.required("message").textValue(),
                remedies(finding.required("remedies")));
    }

    public static String unit(Measure measure, Policy policy) {
        return switch (measure.unit()) {
            case PERCENT -> "%";
            case POINTS -> "pts";
            case AMOUNT, RATE -> policy.currency().code();
            case DAYS -> "days";
            case MONTHS -> "months";
            case COUNT -> "";
        };
    }

    private static List<RemedyText> remedies(JsonNode remedies) {
        List<RemedyText> texts = new ArrayList<>();
        for (JsonNode remedy : remedies) {
            texts.add(new RemedyText(
                    remedy.required("change").textValue(),
                    remedy.required("reaches").textValue(),
                    remedy.path("line").isInt() ? remedy.path("line").intValue() : null,
                    Format.figure(remedy.path("from")),
                    Format.figure(remedy.path("to"))));
        }
        return texts;
    }

    public static String withUnit(JsonNode figure, String unit) {
        String shown = Format.figure(figure);
        return shown == null ? null : Format.withUnit(shown, unit);
    }

    private static BigDecimal decimal(JsonNode figure) {
        return figure.isTextual() ? new BigDecimal(figure.textValue()) : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
