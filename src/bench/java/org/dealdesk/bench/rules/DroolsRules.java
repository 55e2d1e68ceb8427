package org.dealdesk.bench.rules;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Policy;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** One rule a tier, compiled to Java by the executable model; sessions come from a pool. */
final class DroolsRules {

    private final KieSessionsPool sessions;

    DroolsRules(Policy policy) {
        KieServices kie = KieServices.get();
        KieFileSystem files = kie.newKieFileSystem();
        files.write("src/main/resources/org/dealdesk/bench/rules/policy.drl", document(policy));
        KieBuilder builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        sessions = kie.newKieContainer(kie.getRepository().getDefaultReleaseId()).newKieSessionsPool(1);
    }

    Verdict judge(List<Measured> values) {
        Verdict verdict = new Verdict();
        KieSession session = sessions.newKieSession();
        try {
            session.setGlobal("verdict", verdict);
            values.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return verdict;
    }

    private static String document(Policy policy) {
        StringBuilder drl = new StringBuilder("""
                package org.dealdesk.bench.rules;
                global org.dealdesk.bench.rules.Verdict verdict;
                """);
        for (Guardrail guardrail : policy.guardrails()) {
            boolean max = guardrail.direction() == Direction.MAX;
            List<String> beyond = new ArrayList<>();
            for (Tier tier : guardrail.tiers()) {
                List<String> within = new ArrayList<>(beyond);
                if (tier.at() != null) {
                    within.add("value " + (max ? "<= " : ">= ") + tier.at() + "B");
                    beyond = List.of("value " + (max ? "> " : "< ") + tier.at() + "B");
                }
                drl.append(rule(guardrail.id(), within, Tiers.result(tier.approvals())));
            }
            if (guardrail.tiers().get(guardrail.tiers().size() - 1).at() != null) {
                drl.append(rule(guardrail.id(), beyond, "BLOCK"));
            }
        }
        policy.terms()
                .values()
                .forEach(term -> drl.append(
                        rule("terms", List.of("term == \"" + term.code() + "\""), Tiers.result(term))));
        return drl.toString();
    }

    private static String rule(String guardrail, List<String> conditions, String result) {
        List<String> all = new ArrayList<>(List.of("guardrail == \"" + guardrail + "\""));
        all.addAll(conditions);
        String name = guardrail + " " + String.join(" ", conditions).replace('"', '\'');
        return "rule \"" + name + "\" when Measured(" + String.join(", ", all) + ") then verdict.add(\"" + result
                + "\"); end\n";
    }
}
