package org.dealdesk.bench.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;

/**
 * One value that a rule engine is asked about. Engines compare decimals, not fractions, so a ratio comes with as many digits as it
 * takes to be right about every limit of the deals at hand.
 *
 * @param guardrail or {@code terms}
 * @param value null for a term
 * @param term its code, else null
 */
public record Measured(String guardrail, BigDecimal value, String term) {

    private static final int DIGITS = 12;
    private static final BigDecimal BEYOND = new BigDecimal("1000000000");

    static List<Measured> of(Assessment assessment) {
        List<Measured> values = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (finding.rule() == null) {
                values.add(new Measured("terms", null, finding.guardrail().substring("terms/".length())));
            } else {
                BigDecimal value = finding.figure().hasValue() ? new BigDecimal(finding.figure().shown(DIGITS)) : BEYOND;
                values.add(new Measured(finding.guardrail(), value, null));
            }
        }
        return values;
    }

    // Rules ask for properties by the names of getters.

    public String getGuardrail() {
        return guardrail;
    }

    public BigDecimal getValue() {
        return value;
    }

    public String getTerm() {
        return term;
    }
}
