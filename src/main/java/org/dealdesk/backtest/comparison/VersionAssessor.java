package org.dealdesk.backtest.comparison;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Policy;

/**
 * One version of the policy, asked about deals of which it may not know the customer's other deals. A guardrail whose question has no
 * answer is silent, as it is for a customer without any; it is listed, so that it is not mistaken for a pass.
 */
public final class VersionAssessor {

    private final Policy policy;
    private final Map<Set<String>, Policy> withSilence = new ConcurrentHashMap<>();

    public VersionAssessor(Policy policy) {
        this.policy = policy;
    }

    /** What it says, and which guardrails could not be asked. */
    public record Said(Assessment assessment, List<String> silent) {}

    public Policy policy() {
        return policy;
    }

    /** Assesses a faultless proposal without any customer's history. */
    public Said assess(Proposal proposal) {
        return assess(proposal, question -> Optional.empty());
    }

    /** Assesses a faultless proposal with what is known of the customer's other deals. */
    public Said assess(Proposal proposal, Function<CustomerQuestion, Optional<Answer>> known) {
        PricedDeal priced = PricedDeal.of(proposal, policy).withCommissionInputs(onItsFirstDay());
        Map<String, Answer> answers = new TreeMap<>();
        Set<String> silent = new LinkedHashSet<>();
        for (CustomerQuestion question : CustomerQuestion.of(priced)) {
            Optional<Answer> answer = known.apply(question);
            answer.ifPresentOrElse(
                    found -> answers.put(question.guardrail(), found), () -> silent.add(question.guardrail()));
        }
        PricedDeal asked = silent.isEmpty() ? priced : priced.judgedBy(without(silent));
        return new Said(Assessment.of(asked, CustomerInputs.of(answers)), List.copyOf(silent));
    }

    /** A commission as on the first day of the version: no person has won a deal, and all people of overlays are active. */
    private CommissionInputs onItsFirstDay() {
        return new CommissionInputs(
                policy.effectiveFrom(), Set.copyOf(policy.commission().overlayPeople()), List.of());
    }

    /**
     * What a revision has stored answers a question if its own version asked the same: the same measure over the same window. Another
     * window cannot be worked out later, since the deals that stood in it have moved on.
     */
    static Function<CustomerQuestion, Optional<Answer>> stored(Policy pinned, CustomerInputs inputs) {
        return question -> pinned.guardrails().stream()
                .filter(guardrail ->
                        guardrail.measure() == question.measure() && sameWindow(guardrail.window(), question.window()))
                .map(guardrail ->
                        inputs.find(new CustomerQuestion(guardrail.id(), guardrail.measure(), guardrail.window())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A window's minimum is no part of the question: it decides what the answer means. */
    private static boolean sameWindow(Window one, Window other) {
        if (one instanceof Window.Months months) {
            return other instanceof Window.Months others && months.months() == others.months();
        }
        Window.Days days = (Window.Days) one;
        return other instanceof Window.Days others
                && days.days() == others.days()
                && days.upTo().compareTo(others.upTo()) == 0;
    }

    private Policy without(Set<String> silent) {
        return withSilence.computeIfAbsent(Set.copyOf(silent), ids -> policy.withGuardrails(guardrailsBut(ids)));
    }

    private List<Guardrail> guardrailsBut(Set<String> ids) {
        return policy.guardrails().stream()
                .filter(guardrail -> !ids.contains(guardrail.id()))
                .toList();
    }
}
