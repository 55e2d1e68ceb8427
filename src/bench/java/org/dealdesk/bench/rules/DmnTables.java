package org.dealdesk.bench.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Policy;

/** One decision table a guardrail, first hit, its tiers the rows; parsed once. */
final class DmnTables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> tables = new HashMap<>();
    private int rows;

    DmnTables(Policy policy) {
        for (DmnDecision table :
                engine.parseDecisions(new ByteArrayInputStream(document(policy).getBytes(StandardCharsets.UTF_8)))) {
            tables.put(table.getKey(), table);
        }
    }

    Verdict judge(List<Measured> values) {
        Verdict verdict = new Verdict();
        for (Measured measured : values) {
            VariableMap input = measured.term() == null
                    ? Variables.putValue("value", measured.value())
                    : Variables.putValue("value", measured.term());
            verdict.add(engine.evaluateDecisionTable(tables.get(measured.guardrail()), input)
                    .getSingleResult()
                    .getSingleEntry());
        }
        return verdict;
    }

    private String document(Policy policy) {
        StringBuilder xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" "
                + "id=\"policy\" name=\"policy\" namespace=\"https://dealdesk.example/dmn\">");
        for (Guardrail guardrail : policy.guardrails()) {
            StringBuilder tiers = new StringBuilder();
            for (Tier tier : guardrail.tiers()) {
                String sign = guardrail.direction() == Direction.MAX ? "&lt;= " : "&gt;= ";
                tiers.append(row(tier.at() == null ? "" : sign + tier.at(), Tiers.result(tier.approvals())));
            }
            xml.append(table(guardrail.id(), tiers.append(row("", "BLOCK"))));
        }
        StringBuilder tiers = new StringBuilder();
        policy.terms().values().forEach(term -> tiers.append(row("\"" + term.code() + "\"", Tiers.result(term))));
        return xml.append(table("terms", tiers)).append("</definitions>").toString();
    }

    private static String table(String id, StringBuilder rows) {
        return "<decision id=\"" + id + "\" name=\"" + id + "\"><decisionTable hitPolicy=\"FIRST\">"
                + "<input id=\"" + id + "-in\"><inputExpression><text>value</text></inputExpression></input>"
                + "<output id=\"" + id + "-out\" name=\"approvals\" typeRef=\"string\"/>" + rows + "</decisionTable></decision>";
    }

    private String row(String condition, String result) {
        return "<rule id=\"row-" + ++rows + "\"><inputEntry><text>" + condition + "</text></inputEntry><outputEntry><text>\"" + result
                + "\"</text></outputEntry></rule>";
    }
}
