package org.dealdesk.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a rep proposes to sell: the content of a deal, as sent. What was left out is null here (an empty list for {@code terms});
 * {@link #completedFor} fills in the header's defaults, the price book fills in those of the lines.
 *
 * @param credits who sells it and shares its commission; absent: the submitting rep alone
 * @param paymentTermsDays days after the invoice; absent: {@value #DEFAULT_PAYMENT_TERMS_DAYS}
 */
public record Proposal(
        String externalRef,
        String name,
        String justification,
        List<Link> links,
        Customer customer,
        String region,
        String currency,
        LocalDate startDate,
        Integer paymentTermsDays,
        List<String> terms,
        List<Credit> credits,
        List<DealLine> lines) {

    public static final int DEFAULT_PAYMENT_TERMS_DAYS = 30;

    /** A document that belongs to the deal: a statement of work, a mail. */
    public record Link(String title, String url) {}

    /** Who buys. {@code segment} is one of the policy's list, or null. */
    public record Customer(String id, String name, String segment) {}

    /** A rep's share of the deal's commission, in percent with at most two decimals. */
    public record Credit(String rep, BigDecimal percent) {}

    public Proposal withCredits(List<Credit> changed) {
        return new Proposal(
                externalRef,
                name,
                justification,
                links,
                customer,
                region,
                currency,
                startDate,
                paymentTermsDays,
                terms,
                changed,
                lines);
    }

    public Proposal withLines(List<DealLine> changed) {
        return new Proposal(
                externalRef,
                name,
                justification,
                links,
                customer,
                region,
                currency,
                startDate,
                paymentTermsDays,
                terms,
                credits,
                changed);
    }

    public Proposal withPaymentTermsDays(Integer changed) {
        return new Proposal(
                externalRef,
                name,
                justification,
                links,
                customer,
                region,
                currency,
                startDate,
                changed,
                terms,
                credits,
                lines);
    }

    /** The same proposal with the defaults of its header filled in, for a deal owned by {@code owner}. */
    public Proposal completedFor(String owner) {
        return new Proposal(
                externalRef,
                name,
                justification,
                links == null ? List.of() : links,
                customer,
                region,
                currency,
                startDate,
                paymentTermsDays == null ? DEFAULT_PAYMENT_TERMS_DAYS : paymentTermsDays,
                terms == null ? List.of() : terms,
                credits == null ? List.of(new Credit(owner, BigDecimal.valueOf(100))) : credits,
                lines);
    }
}
