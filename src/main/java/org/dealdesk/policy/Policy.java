package org.dealdesk.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.money.Currency;

/**
 * One immutable version of everything that decides about a deal: prices, costs, guardrails, terms, routing, approval and
 * commission. It is compiled: each value that an assessment needs is one look-up. Maps, sets and lists keep the order of the
 * document.
 *
 * @param currencies what deals may be made in, the policy's own among them, by ISO 4217 code
 * @param rateCard loaded cost of one delivery hour by role
 * @param priceBook by SKU
 * @param terms by code
 * @param names of roles, segments and regions, which have no entry of their own to be named in
 */
public record Policy(
        String version,
        String name,
        LocalDate effectiveFrom,
        Currency currency,
        Map<String, DealCurrency> currencies,
        Set<String> segments,
        Set<String> regions,
        Map<String, BigDecimal> rateCard,
        Map<String, Sku> priceBook,
        List<Guardrail> guardrails,
        Map<String, Term> terms,
        Routing routing,
        ApprovalRules approval,
        Visibility visibility,
        CommissionRules commission,
        PolicyNames names) {

    private static final String TERM = "terms/";

    /** The same policy with other guardrails, for a question of the kind "what if". It is no version of its own. */
    public Policy withGuardrails(List<Guardrail> others) {
        return new Policy(
                version,
                name,
                effectiveFrom,
                currency,
                currencies,
                segments,
                regions,
                rateCard,
                priceBook,
                others,
                terms,
                routing,
                approval,
                visibility,
                commission,
                names);
    }

    /**
     * The same policy for readers without access to costs: without its rate card, the limits on what is made of costs, and the
     * commission's margin gate.
     */
    public Policy withoutCosts() {
        return new Policy(
                version,
                name,
                effectiveFrom,
                currency,
                currencies,
                segments,
                regions,
                Map.of(),
                priceBook,
                guardrails.stream()
                        .map(rule -> rule.measure().showsCost() ? rule.withoutTiers() : rule)
                        .toList(),
                terms,
                routing,
                approval,
                visibility,
                commission.withoutGate(),
                names);
    }

    /** A guardrail or term as people read it, by the name that findings give it; one that the policy does not know included. */
    public String nameOf(String finding) {
        if (finding.startsWith(TERM)) {
            return termName(finding.substring(TERM.length()));
        }
        return guardrails.stream()
                .filter(rule -> rule.id().equals(finding))
                .map(Guardrail::shownName)
                .findFirst()
                .orElse(PolicyNames.named(null, finding));
    }

    /** A contract term as people read it, one that the policy does not know included. */
    public String termName(String code) {
        return terms.containsKey(code) ? terms.get(code).shownName() : PolicyNames.named(null, code);
    }

    /** Where the business is: its days begin and end there. */
    public ZoneId timeZone() {
        return approval.calendar().timeZone();
    }
}
