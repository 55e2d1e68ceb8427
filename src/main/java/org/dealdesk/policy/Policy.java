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
 * commission. It is compiled: whatever an assessment needs is one look-up away. Maps, sets and lists keep the order of the
 * document.
 *
 * @param currencies what deals may be made in, the policy's own among them, by ISO 4217 code
 * @param rateCard loaded cost of one delivery hour by role
 * @param priceBook by SKU
 * @param terms by code
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
        CommissionRules commission) {

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
                commission);
    }

    /**
     * The same policy for those from whom it hides costs: without its rate card, the limits on what is made of costs, and the
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
                commission.withoutGate());
    }

    /** Where the business is: its days begin and end there. */
    public ZoneId timeZone() {
        return approval.calendar().timeZone();
    }
}
