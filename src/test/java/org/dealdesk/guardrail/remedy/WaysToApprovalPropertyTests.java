package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class WaysToApprovalPropertyTests {

    private static final int TRIES = 10_000;
    private static final Policy NOBODY_REVIEWS_EVERYTHING = Deals.policyWith("always: [SALES_OPS]", "always: []");
    /** Prices of some cents, so that all of them can be tried. */
    private static final Policy CENTS = PolicyReader.read(Deals.DEFAULT_POLICY
            .replace("listPrice: 275.00", "listPrice: 0.30")
            .replace("listPrice: 340.00", "listPrice: 0.36")
            .replace("listPrice: 8000.00", "listPrice: 0.33")
            .replace("hoursPerMonth: 20", "hoursPerMonth: 1")
            .replace("CONSULTANT: 115.00", "CONSULTANT: 0.13")
            .replace("ARCHITECT: 145.75", "ARCHITECT: 0.16")
            .replace("{at: 150}", "{at: 0.28}")
            .replace("{at: 115, approvals", "{at: 0.15, approvals"));

    @Test
    void offersNothingThatIsNotTrue() {
        Seeded.check(TRIES, seeded -> {
            Policy policy = seeded.chance(50) ? Deals.POLICY : NOBODY_REVIEWS_EVERYTHING;
            PricedDeal deal = PricedDeal.of(milder(RandomDeals.any(seeded, policy), policy, seeded), policy);
            Assessment now = Assessment.of(deal, CustomerInputs.none());
            WaysToApproval offered = WaysToApproval.of(deal, now, changed -> CustomerInputs.none());
            assertThat(offered.ways()).hasSizeLessThanOrEqualTo(3);
            assertThat(offered.ways()).isSortedAccordingTo(Comparator.comparing(WayToApproval::netIncrease));
            boolean clear = now.outcome() == Outcome.CLEAR
                    || offered.ways().stream().anyMatch(way -> way.after().outcome() == Outcome.CLEAR);
            assertThat(clear || !offered.obstacles().isEmpty()).isTrue();
            offered.ways().forEach(way -> isTrue(way, deal, now));
        });
    }

    private static void isTrue(WayToApproval way, PricedDeal deal, Assessment now) {
        assertThat(way.changes()).isNotEmpty();
        Assessment after = Assessment.of(with(way.changes(), deal), CustomerInputs.none());
        assertThat(after.requiredApprovals()).isEqualTo(way.after().requiredApprovals());
        assertThat(after.outcome()).isEqualTo(way.after().outcome()).isNotEqualTo(Outcome.BLOCKED);
        assertThat(after.economics().netTotal().subtract(now.economics().netTotal()))
                .isEqualByComparingTo(way.netIncrease());
        if (now.outcome() == Outcome.REVIEW) {
            assertThat(now.requiredApprovals()).containsAll(after.requiredApprovals());
            assertThat(after.requiredApprovals())
                    .hasSizeLessThan(now.requiredApprovals().size());
        }
        for (Remedy change : way.changes()) {
            boolean raise = change.change() == Change.UNIT_PRICE;
            assertThat(change.to().compareTo(change.from())).isEqualTo(raise ? 1 : -1);
            assertThat(!raise || isWithinList(change, deal)).as(way.message()).isTrue();
            needsEveryStep(way, change, raise, deal);
        }
    }

    /** The list price in the deal's currency, rounded up to minor units. */
    private static boolean isWithinList(Remedy raise, PricedDeal deal) {
        BigDecimal list = deal.lines().get(raise.line() - 1).listUnitPrice();
        int decimals = deal.currency().currency().decimals();
        return raise.to().compareTo(list.setScale(decimals, RoundingMode.CEILING)) <= 0;
    }

    /** A minor unit less of one price, or a hundredth more of the hours, and another function has to approve after all. */
    private static void needsEveryStep(WayToApproval way, Remedy change, boolean raise, PricedDeal deal) {
        BigDecimal step = raise ? deal.currency().currency().minorUnit().negate() : new BigDecimal("0.01");
        List<Remedy> less = new ArrayList<>(way.changes());
        less.set(
                less.indexOf(change),
                new Remedy(
                        change.change(),
                        null,
                        change.line(),
                        change.from(),
                        change.to().add(step)));
        Assessment oneStepShort = Assessment.of(with(less, deal), CustomerInputs.none());
        assertThat(oneStepShort.outcome() != Outcome.BLOCKED
                        && way.after().requiredApprovals().containsAll(oneStepShort.requiredApprovals()))
                .as("%s %s", way.message(), change)
                .isFalse();
    }

    /** No other prices of the whole deal do with less: where nets move in steps that divide each other, to the cent. */
    @Test
    void isTheCheapestThereIs() {
        Seeded.check(150, seeded -> compareWithAll(seeded, List.of("1", "2", "4"), BigDecimal.ZERO));
    }

    /** Otherwise all but a step of the line whose net moves least. */
    @Test
    void isCheapestToWithinAStep() {
        Seeded.check(150, seeded -> compareWithAll(seeded, List.of("1.5", "2", "3", "5", "7"), null));
    }

    private static void compareWithAll(Seeded seeded, List<String> quantities, BigDecimal tolerance) {
        List<DealLine> lines = new ArrayList<>();
        for (int line = 0; line < 2; line++) {
            lines.add(line(seeded, quantities));
        }
        PricedDeal deal = PricedDeal.of(
                Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1}").withLines(lines), CENTS);
        Assessment now = Assessment.of(deal, CustomerInputs.none());
        List<Target> targets = new ArrayList<>(List.of(Target.CLEAR, Target.UNBLOCKED));
        now.requiredApprovals().stream()
                .filter(function -> function != ApprovalFunction.SALES_OPS)
                .forEach(function -> targets.add(Target.without(function, now)));
        List<Assessment> all = all(deal);
        targets.removeIf(target -> now.outcome() == Outcome.CLEAR || target.reachedBy(now));
        seeded.require(!targets.isEmpty());
        for (Target target : targets) {
            Optional<BigDecimal> found = new WaySearch(deal, now, target, changed -> CustomerInputs.none())
                    .result().ways().stream().map(WayToApproval::netIncrease).findFirst();
            Optional<BigDecimal> least = all.stream()
                    .filter(assessment -> target.reachedBy(assessment))
                    .map(assessment -> assessment.economics().tcv().subtract(deal.tcv()))
                    .min(BigDecimal::compareTo);
            assertThat(found.isPresent()).as("%s", target).isEqualTo(least.isPresent());
            found.ifPresent(net -> assertThat(net.subtract(least.orElseThrow()))
                    .as("%s", target)
                    .isBetween(BigDecimal.ZERO, tolerance == null ? step(deal) : tolerance));
        }
    }

    private static BigDecimal step(PricedDeal deal) {
        return deal.lines().stream()
                .map(line -> line.input().quantity().multiply(BigDecimal.valueOf(line.months())))
                .min(BigDecimal::compareTo)
                .orElseThrow()
                .movePointLeft(2);
    }

    private static DealLine line(Seeded seeded, List<String> quantities) {
        String sku = seeded.oneOf(List.of("PS-CONSULT-HR", "PS-ARCH-HR", "SUB-LIGHT"));
        boolean subscription = sku.equals("SUB-LIGHT");
        BigDecimal price = new BigDecimal(seeded.between(14, 34)).movePointLeft(2);
        BigDecimal quantity = new BigDecimal(seeded.oneOf(quantities));
        return new DealLine(sku, quantity, price, subscription ? 1 : null, null, null, subscription ? null : 12);
    }

    /** Every pair of prices from the present ones up to list. */
    private static List<Assessment> all(PricedDeal deal) {
        List<Assessment> all = new ArrayList<>();
        for (PricedDeal first : raised(deal, 0)) {
            for (PricedDeal second : raised(first, 1)) {
                all.add(Assessment.of(second, CustomerInputs.none()));
            }
        }
        return all;
    }

    private static List<PricedDeal> raised(PricedDeal deal, int index) {
        List<PricedDeal> raised = new ArrayList<>();
        PricedLine line = deal.lines().get(index);
        BigDecimal cent = new BigDecimal("0.01");
        for (BigDecimal price = line.unitPrice();
                price.compareTo(line.listUnitPrice().max(line.unitPrice())) <= 0;
                price = price.add(cent)) {
            raised.add(deal.withLine(index + 1, line.input().withUnitPrice(price)));
        }
        return raised;
    }

    private static PricedDeal with(List<Remedy> changes, PricedDeal deal) {
        PricedDeal changed = deal;
        for (Remedy change : changes) {
            changed = change.appliedTo(changed);
        }
        return changed;
    }

    /** Random deals are mostly beyond help; this makes some small, and lets their hours lapse and their customers pay in time. */
    private static Proposal milder(Proposal proposal, Policy policy, Seeded seeded) {
        boolean small = seeded.chance(50);
        List<DealLine> lines = new ArrayList<>();
        for (DealLine line : proposal.lines()) {
            boolean oneTime = policy.priceBook().get(line.sku()).kind().isOneTime();
            String sku = policy.priceBook().get(line.sku()).retired() ? "PS-CONSULT-HR" : line.sku();
            boolean same = sku.equals(line.sku());
            lines.add(new DealLine(
                    sku,
                    small ? line.quantity().min(BigDecimal.TEN) : line.quantity(),
                    line.unitPrice(),
                    oneTime ? null : 12,
                    small && line.termMonths() == null && !sku.startsWith("PS-JUMP") && !sku.startsWith("PS-MIG")
                            ? null
                            : !same || !oneTime ? null : line.effort(),
                    line.carvedIn() == null || seeded.chance(80) ? null : line.carvedIn(),
                    oneTime ? 12 : null));
        }
        return proposal.withLines(lines).withPaymentTermsDays(seeded.chance(80) ? 30 : 75);
    }
}
