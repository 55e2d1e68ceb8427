package org.dealdesk.testing.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.deal.Proposal.Customer;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/** Random deals without input faults: every kind of line, some free, some above list, some planned by the rep. */
public final class RandomDeals {

    private RandomDeals() {}

    public static Proposal any(Seeded seeded, Policy policy) {
        return in(seeded.oneOf(List.copyOf(policy.currencies().keySet())), seeded, policy);
    }

    public static Proposal in(String currency, Seeded seeded, Policy policy) {
        List<DealLine> lines = new ArrayList<>();
        int size = seeded.between(1, 5);
        for (int line = 0; line < size; line++) {
            lines.add(line(seeded, policy));
        }
        List<String> terms = policy.terms().keySet().stream()
                .filter(term -> seeded.chance(5))
                .toList();
        return new Proposal(
                null,
                "Random",
                null,
                List.of(),
                new Customer("C-1", "Acme", seeded.chance(50) ? "CORE" : null),
                seeded.chance(50) ? "EMEA" : null,
                currency,
                LocalDate.of(2026, 12, 1),
                seeded.between(0, 120),
                terms,
                credits(seeded),
                lines);
    }

    private static List<Credit> credits(Seeded seeded) {
        BigDecimal first = new BigDecimal(seeded.between(1, 9999)).movePointLeft(2);
        return seeded.chance(50)
                ? List.of(new Credit("rep", BigDecimal.valueOf(100)))
                : List.of(
                        new Credit("rep", first),
                        new Credit("rep2", BigDecimal.valueOf(100).subtract(first)));
    }

    private static DealLine line(Seeded seeded, Policy policy) {
        Sku sku = seeded.oneOf(List.copyOf(policy.priceBook().values()));
        BigDecimal quantity = new BigDecimal(seeded.between(1, 100_000)).movePointLeft(2);
        Integer months = sku.kind() == SkuKind.SUBSCRIPTION ? seeded.between(1, 72) : null;
        Integer validity = sku.kind().isOneTime() && seeded.chance(80) ? seeded.between(1, 36) : null;
        BigDecimal price =
                seeded.chance(20) ? null : seeded.decimal(sku.listPrice().intValue() * 2, seeded.between(0, 6));
        BigDecimal carvedIn = seeded.chance(70) ? null : seeded.decimal(50_000, 0);
        return new DealLine(sku.code(), quantity, price, months, effort(sku, quantity, seeded), carvedIn, validity);
    }

    private static List<Effort> effort(Sku sku, BigDecimal quantity, Seeded seeded) {
        return switch (sku.kind()) {
            case TIME_AND_MATERIALS -> seeded.chance(70) ? null : List.of(new Effort("ARCHITECT", quantity));
            case FIXED_FEE ->
                seeded.chance(50)
                        ? List.of(new Effort("PROJECT_MANAGER", hours(seeded)))
                        : List.of(new Effort("CONSULTANT", hours(seeded)), new Effort("ARCHITECT", hours(seeded)));
            case SUBSCRIPTION -> seeded.chance(70) ? null : List.of(new Effort("SUBCONTRACTOR", hours(seeded)));
        };
    }

    private static BigDecimal hours(Seeded seeded) {
        return new BigDecimal(seeded.between(1, 500_000)).movePointLeft(2);
    }
}
