package org.dealdesk.desk.dealpage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.deal.FindingRow;
import org.dealdesk.platform.text.TypedText;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;

/**
 * The conditions of an approval in fields: rows of limits, and a choice for each term of the policy. Rows that are empty are none.
 *
 * @param open whether there is something to see
 */
record ConditionsForm(List<Row> rows, List<TermRow> terms, List<Choice> measures, boolean open) {

    private static final int MOST = 20;
    private static final int FEWEST_ROWS = 2;
    private static final String MEASURE = "measure";
    private static final String DIRECTION = "direction";
    private static final String VALUE = "value";
    private static final String TERM = "condition.term.";

    /** One limit; {@code place} tells the rows apart, {@code fault} says what is wrong with it. */
    record Row(int place, String measure, boolean least, String value, String fault) {}

    /** One term; {@code wanted} is {@code present}, {@code absent}, or null for no condition. */
    record TermRow(String code, String name, String field, String wanted, String fault) {}

    /** A measure that can be limited. */
    record Choice(String measure, String unit) {}

    static ConditionsForm of(SubmittedForm typed, Policy policy, String review, FieldFaults faults) {
        List<Row> rows = new ArrayList<>();
        for (int place : filled(typed)) {
            rows.add(new Row(
                    rows.size(),
                    typed.at(MEASURE, place),
                    "min".equals(typed.at(DIRECTION, place)),
                    typed.at(VALUE, place),
                    faults.at("/conditions/" + rows.size(), "value-" + rows.size() + "-" + review, "condition", null)));
        }
        int limits = rows.size();
        for (int more = Math.max(FEWEST_ROWS - limits, 1); more > 0 && rows.size() < MOST; more--) {
            rows.add(new Row(rows.size(), null, false, null, null));
        }
        List<TermRow> terms = terms(typed, policy, limits, review, faults);
        boolean open = limits > 0 || terms.stream().anyMatch(term -> term.wanted() != null);
        return new ConditionsForm(rows, terms, measures(policy), open);
    }

    private static List<TermRow> terms(
            SubmittedForm typed, Policy policy, int before, String review, FieldFaults faults) {
        List<TermRow> terms = new ArrayList<>();
        int place = before;
        for (String code : policy.terms().keySet()) {
            String wanted = wanted(typed, code);
            String fault = wanted == null
                    ? null
                    : faults.at("/conditions/" + place++, "term-" + code + "-" + review, "condition", null);
            terms.add(new TermRow(code, policy.termName(code), TERM + code, wanted, fault));
        }
        return terms;
    }

    /** As REST is sent them. */
    static ArrayNode json(SubmittedForm typed, Policy policy) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (int place : filled(typed)) {
            ObjectNode limit = conditions.addObject();
            limit.put("measure", typed.at(MEASURE, place));
            String value = typed.at(VALUE, place);
            limit.set(
                    "min".equals(typed.at(DIRECTION, place)) ? "min" : "max",
                    value == null ? limit.nullNode() : new TypedText(value));
        }
        for (String code : policy.terms().keySet()) {
            String wanted = wanted(typed, code);
            if (wanted != null) {
                conditions.addObject().put("term", code).put("present", wanted.equals("present"));
            }
        }
        return conditions;
    }

    /** Whether these fields were on the page. */
    static boolean areIn(SubmittedForm typed) {
        return typed.has(MEASURE) || typed.fields().keySet().stream().anyMatch(name -> name.startsWith(TERM));
    }

    private static String wanted(SubmittedForm typed, String code) {
        String wanted = typed.text(TERM + code);
        return "present".equals(wanted) || "absent".equals(wanted) ? wanted : null;
    }

    private static List<Integer> filled(SubmittedForm typed) {
        List<Integer> filled = new ArrayList<>();
        for (int place = 0; place < Math.min(MOST, typed.count(MEASURE)); place++) {
            if (typed.at(MEASURE, place) != null || typed.at(VALUE, place) != null) {
                filled.add(place);
            }
        }
        return filled;
    }

    private static List<Choice> measures(Policy policy) {
        return Stream.of(Measure.values())
                .filter(measure -> !measure.ofLine() && !measure.ofCustomer())
                .map(measure -> new Choice(measure.name(), FindingRow.unit(measure, policy)))
                .toList();
    }
}
