package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;

/**
 * What one guardrail or term said, as the assessment has it; nobody re-words it.
 *
 * @param measure the measure's name; null for a term
 * @param term its code; null for a guardrail
 * @param bar null where there is nothing to draw
 */
record FindingRow(
        String guardrail,
        String measure,
        String term,
        Integer line,
        String severity,
        List<String> approvals,
        String measured,
        String limit,
        String message,
        Bar bar,
        List<RemedyText> remedies) {

    private static final String TERM = "terms/";

    /** A change that makes the finding pass; {@code change} names the input. */
    record RemedyText(String change, Integer line, String from, String to) {}

    boolean passes() {
        return severity.equals("PASS");
    }

    static FindingRow of(JsonNode finding, Policy policy) {
        String id = finding.required("guardrail").textValue();
        Optional<Guardrail> rule = policy.guardrails().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        String unit = rule.map(known -> unit(known.measure(), policy)).orElse("");
        JsonNode measured = finding.path("measured");
        return new FindingRow(
                id,
                rule.map(known -> known.measure().name()).orElse(null),
                id.startsWith(TERM) ? id.substring(TERM.length()) : null,
                finding.path("line").isInt() ? finding.path("line").intValue() : null,
                finding.required("severity").textValue(),
                texts(finding.required("approvals")),
                withUnit(measured, unit),
                withUnit(finding.path("limit"), unit),
                finding.required("message").textValue(),
                rule.map(known -> Bar.of(known, decimal(measured))).orElse(null),
                remedies(finding.required("remedies")));
    }

    static String unit(Measure measure, Policy policy) {
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
                    remedy.path("line").isInt() ? remedy.path("line").intValue() : null,
                    Shown.figure(remedy.path("from")),
                    Shown.figure(remedy.path("to"))));
        }
        return texts;
    }

    private static String withUnit(JsonNode figure, String unit) {
        String shown = Shown.figure(figure);
        return shown == null ? null : Shown.withUnit(shown, unit);
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
