package org.dealdesk.guardrail.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class EnvelopeTests {

    private static final Policy POLICY = Deals.POLICY;

    @Test
    void holdsForTheSameRevision() {
        Seeded.check(2_000, seeded -> {
            Assessment assessed = assess(RandomDeals.any(seeded, POLICY));
            for (ApprovalFunction function : assessed.requiredApprovals()) {
                assertThat(Envelope.of(assessed, function).compare(assessed)).allMatch(Envelope.Compared::holds);
            }
        });
    }

    /** The property that the specification states of approvals. */
    @Test
    void opensNoReviewForARevisionThatIsNoWorseAndAddsNoTerm() {
        Seeded.check(10_000, seeded -> {
            Proposal before = RandomDeals.any(seeded, POLICY);
            Assessment approved = assess(before);
            Assessment next = assess(changed(before, seeded));
            seeded.require(noWorse(approved, next));
            for (ApprovalFunction function : approved.requiredApprovals()) {
                assertThat(Envelope.of(approved, function).compare(next))
                        .as("%s after %s", said(next), said(approved))
                        .allMatch(Envelope.Compared::holds);
            }
        });
    }

    /** Written from the definition's words, not from the code. */
    @Test
    void holdsExactlyWhereTheDefinitionSaysSo() {
        Seeded.check(10_000, seeded -> {
            Proposal before = RandomDeals.any(seeded, POLICY);
            Assessment approved = assess(before);
            Assessment next = assess(changed(before, seeded));
            for (ApprovalFunction function : approved.requiredApprovals()) {
                boolean carries =
                        Envelope.of(approved, function).compare(next).stream().allMatch(Envelope.Compared::holds);
                assertThat(carries)
                        .as("%s: %s after %s", function, said(next), said(approved))
                        .isEqualTo(byDefinition(function, approved, next));
            }
        });
    }

    private static boolean byDefinition(ApprovalFunction function, Assessment approved, Assessment next) {
        Set<String> asked = asking(approved, function);
        Set<String> asks = asking(next, function);
        if (asks.stream().anyMatch(id -> !asked.contains(id) && isNewTo(approved, next, id))) {
            return false;
        }
        if (asked.isEmpty()) {
            boolean worseTier = ids(next).stream().anyMatch(id -> tier(next, id) > tier(approved, id));
            return !worseTier && terms(approved).containsAll(terms(next));
        }
        return asked.stream().filter(id -> !id.startsWith("terms/")).noneMatch(id -> worse(approved, next, id));
    }

    /** A guardrail whose value is no worse than it was is not new. */
    private static boolean isNewTo(Assessment approved, Assessment next, String id) {
        return approved.findings().stream()
                        .noneMatch(finding -> finding.guardrail().equals(id))
                || (!id.startsWith("terms/") && worse(approved, next, id));
    }

    private static boolean noWorse(Assessment approved, Assessment next) {
        boolean worse = ids(next).stream()
                .anyMatch(id -> !ids(approved).contains(id)
                        ? tier(next, id) > 0
                        : worse(approved, next, id) || tier(next, id) > tier(approved, id));
        return !worse && terms(approved).containsAll(terms(next));
    }

    private static boolean worse(Assessment approved, Assessment next, String id) {
        return next.findings().stream()
                .filter(finding -> finding.guardrail().equals(id))
                .anyMatch(now -> approved.findings().stream()
                        .filter(finding -> finding.guardrail().equals(id))
                        .allMatch(then -> worse(now, then)));
    }

    private static boolean worse(Finding now, Finding then) {
        if (then.figure().isUndefined()) {
            return false;
        }
        if (now.figure().isUndefined()
                || then.figure().isNever()
                || now.figure().isNever()) {
            return now.figure().isUndefined() || !then.figure().isNever();
        }
        int compared = now.figure().ratio().compareTo(then.figure().ratio());
        return now.rule().direction() == Direction.MAX ? compared > 0 : compared < 0;
    }

    private static List<String> said(Assessment assessment) {
        return assessment.findings().stream()
                .map(finding -> "%s %s %s %s"
                        .formatted(finding.guardrail(), finding.line(), finding.figure(), finding.approvals()))
                .toList();
    }

    private static int tier(Assessment assessment, String id) {
        return assessment.findings().stream()
                .filter(finding -> finding.guardrail().equals(id))
                .mapToInt(Finding::tier)
                .max()
                .orElse(0);
    }

    private static Set<String> asking(Assessment assessment, ApprovalFunction function) {
        return assessment.findings().stream()
                .filter(finding -> finding.approvals().contains(function))
                .map(Finding::guardrail)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Assessment assessment) {
        return assessment.findings().stream()
                .map(Finding::guardrail)
                .filter(id -> !id.startsWith("terms/"))
                .collect(Collectors.toSet());
    }

    private static Set<String> terms(Assessment assessment) {
        return assessment.findings().stream()
                .map(Finding::guardrail)
                .filter(id -> id.startsWith("terms/"))
                .collect(Collectors.toSet());
    }

    private static Assessment assess(Proposal proposal) {
        return Assessment.of(PricedDeal.of(proposal, POLICY), CustomerInputs.none());
    }

    /** A later version of the deal: a price, a quantity, a term or the days to pay are others. */
    private static Proposal changed(Proposal before, Seeded seeded) {
        return switch (seeded.between(0, 4)) {
            case 0 -> withLines(before, line -> priced(line, seeded.between(60, 160)));
            case 1 -> withLines(before, line -> seeded.chance(50) ? priced(line, seeded.between(90, 110)) : line);
            case 2 -> with(before, before.paymentTermsDays() + seeded.between(-30, 30), before.terms());
            case 3 ->
                with(
                        before,
                        before.paymentTermsDays(),
                        List.of(seeded.oneOf(List.copyOf(POLICY.terms().keySet()))));
            default -> with(before, before.paymentTermsDays(), List.of());
        };
    }

    private static DealLine priced(DealLine line, int percent) {
        BigDecimal price =
                line.unitPrice() == null ? POLICY.priceBook().get(line.sku()).listPrice() : line.unitPrice();
        return new DealLine(
                line.sku(),
                line.quantity(),
                price.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(6, RoundingMode.HALF_UP),
                line.termMonths(),
                line.effort(),
                line.carvedIn(),
                line.validityMonths());
    }

    private static Proposal withLines(Proposal before, UnaryOperator<DealLine> change) {
        return copy(
                before,
                before.paymentTermsDays(),
                before.terms(),
                before.lines().stream().map(change).toList());
    }

    private static Proposal with(Proposal before, int days, List<String> terms) {
        return copy(before, Math.max(0, days), terms, before.lines());
    }

    private static Proposal copy(Proposal before, int days, List<String> terms, List<DealLine> lines) {
        return new Proposal(
                before.externalRef(),
                before.name(),
                before.justification(),
                before.links(),
                before.customer(),
                before.region(),
                before.currency(),
                before.startDate(),
                days,
                terms,
                before.credits(),
                lines);
    }
}
