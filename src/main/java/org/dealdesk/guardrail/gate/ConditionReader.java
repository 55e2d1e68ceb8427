package org.dealdesk.guardrail.gate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;

/** Reads the conditions of an approval: {@code {"measure", "max" or "min"}} or {@code {"term", "present"}}. */
public final class ConditionReader {

    private static final int MOST = 20;
    private static final Decimals.Range VALUE = Decimals.Range.between("-1000000000000", "1000000000000", 6);

    private ConditionReader() {}

    /** The conditions as far as they can be read; what cannot becomes a fault. */
    public static List<Condition> read(Fields fields, String name) {
        List<Condition> read = fields.optionalObjects(name, 0, MOST, ConditionReader::condition);
        return read == null ? List.of() : read.stream().filter(Objects::nonNull).toList();
    }

    /** Conditions on terms that the policy does not have would hold, or fail, for ever. */
    public static void check(List<Condition> conditions, Policy policy, Faults faults) {
        for (int index = 0; index < conditions.size(); index++) {
            if (conditions.get(index) instanceof Condition.OnTerm on
                    && !policy.terms().containsKey(on.term())) {
                faults.add(
                        "/conditions/" + index + "/term",
                        "unknown-value",
                        "must be one of " + policy.terms().keySet());
            }
        }
    }

    private static Condition condition(Fields fields) {
        if (fields.has("term")) {
            String term = fields.identifier("term", 80);
            if (!fields.has("present")) {
                fields.faults().add(fields.pointer("present"), "missing", "says whether the term must be there");
            }
            return new Condition.OnTerm(term, fields.flag("present", false));
        }
        Measure measure = fields.word("measure", Measure.class);
        BigDecimal most = fields.optionalDecimal("max", VALUE);
        BigDecimal least = fields.optionalDecimal("min", VALUE);
        if (fields.has("max") == fields.has("min")) {
            fields.faults().add(fields.pointer("max"), "missing", "give either max or min");
            return null;
        }
        if (measure == null || (most == null && least == null)) {
            return null;
        }
        if (!Condition.Limit.measures(measure)) {
            fields.faults()
                    .add(
                            fields.pointer("measure"),
                            "not-allowed",
                            "must be a measure of the whole deal: one of " + measures());
            return null;
        }
        return most == null
                ? new Condition.Limit(measure, Direction.MIN, least)
                : new Condition.Limit(measure, Direction.MAX, most);
    }

    private static List<Measure> measures() {
        return Arrays.stream(Measure.values()).filter(Condition.Limit::measures).toList();
    }
}
