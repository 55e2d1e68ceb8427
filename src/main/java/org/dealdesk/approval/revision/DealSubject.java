package org.dealdesk.approval.revision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;

/**
 * What a deal is about: which services, who delivers them, and when they start. A function that was asked about the deal as a whole
 * approved these, so that none may come later without it.
 */
public record DealSubject(Set<String> skus, Set<String> roles, Set<LocalDate> starts) {

    public static DealSubject of(PricedDeal deal) {
        Set<String> skus = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        for (PricedLine line : deal.lines()) {
            skus.add(line.sku().code());
            line.effort().stream().map(Effort::role).forEach(roles::add);
        }
        return new DealSubject(skus, roles, Set.of(deal.proposal().startDate()));
    }

    /** What was added since the approved revision, in words; empty where it is unchanged. */
    public List<String> newSince(DealSubject approved) {
        List<String> objections = new ArrayList<>();
        come(skus, approved.skus).forEach(sku -> objections.add("the SKU " + sku + " is new"));
        come(roles, approved.roles).forEach(role -> objections.add("the role " + role + " is new"));
        come(starts, approved.starts).forEach(start -> objections.add("the start on " + start + " is new"));
        return objections;
    }

    private static <T> Set<T> come(Set<T> now, Set<T> before) {
        Set<T> come = new TreeSet<>(now);
        come.removeAll(before);
        return come;
    }
}
